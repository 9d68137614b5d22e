import { describe, expect, it } from 'vitest';

import type { ProcessFacts } from './process-facts.ts';
import { ProgramRuntimes } from './program-runtimes.ts';

const factsOf = (pid: number, executable: string, parts: Partial<ProcessFacts> = {}) => ({
  ...{ pid, parentPid: 1, executable, command: [executable], stackStart: String(1000 + pid) },
  ...{ hasFreeThreadedTwin: false, ...parts },
});

/** A system of which a test decides what runs in it. */
function system(...processes: readonly ProcessFacts[]) {
  const all = new Map(processes.map((facts) => [facts.pid, facts]));
  const reads: number[] = [];
  const runtimes = new ProgramRuntimes([], (pid) => {
    reads.push(pid);
    return all.get(pid) ?? null;
  });
  return { all, reads, runtimes };
}

describe('ProgramRuntimes', () => {
  it('sees a shell become Python, and that its child was forked', () => {
    const { all, runtimes } = system(factsOf(7, '/bin/sh'));
    expect(runtimes.found(7, 0)).toBe(false);
    expect(runtimes.list()).toEqual([]);
    all.set(7, factsOf(7, '/usr/bin/python3.11'));
    expect(runtimes.look(100)).toBe(false);
    expect(runtimes.look(250)).toBe(true);
    expect(runtimes.look(300)).toBe(false);
    all.set(8, factsOf(8, '/usr/bin/python3.11', { parentPid: 7, stackStart: '1007' }));
    expect(runtimes.found(8, 400)).toBe(true);
    expect(runtimes.list()).toMatchObject([
      { pid: 7, kind: 'python', version: '3.11', sharesGil: true, startMethod: null },
      { pid: 8, kind: 'python', startMethod: 'fork' },
    ]);
  });

  it('keeps what it knew of a process that has ended', () => {
    const { all, runtimes } = system(factsOf(7, '/usr/bin/node'));
    runtimes.found(7, 0);
    all.clear();
    expect(runtimes.look(1000)).toBe(false);
    expect(runtimes.list()).toMatchObject([{ pid: 7, kind: 'node' }]);
  });

  it('looks ever more seldom', () => {
    const { reads, runtimes } = system(factsOf(7, '/usr/bin/node'));
    runtimes.found(7, 0);
    for (let nowMs = 0; nowMs <= 600_000; nowMs += 250) runtimes.look(nowMs);
    expect(reads.length).toBeGreaterThan(4);
    expect(reads.length).toBeLessThan(10);
  });
});
