import type { ListedCounters, ListedFacts, ListedProcess } from './listed-process.ts';

/** A process as a reader tells it, for tests: whatever is not given is usual. */
export function listedProcess(
  pid: number,
  parentPid: number,
  more: { readonly facts?: Partial<ListedFacts>; readonly counters?: Partial<ListedCounters> } = {},
): ListedProcess {
  return {
    facts: {
      pid,
      startTicks: pid * 10,
      name: `program-${pid}`,
      command: [`/bin/program-${pid}`, '--go'],
      isCommandCut: false,
      user: 'ada',
      startedAtMs: null,
      isKernelThread: false,
      hidesIo: false,
      ...more.facts,
    },
    counters: {
      atMs: 0,
      parentPid,
      state: 'S',
      cpuMs: 0,
      rssBytes: 1024,
      threads: 1,
      nice: 0,
      readBytes: 0,
      writtenBytes: 0,
      ...more.counters,
    },
  };
}
