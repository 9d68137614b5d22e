import type { CommandResult } from './command.ts';
import type { ProcessRuntime, RuntimeDetails } from './program-runtimes.ts';
import type { StartMethod } from './runtime.ts';
import { kindName } from './runtime-title.ts';

export type RuntimeNote = readonly [name: string, value: string];

/** What is known of the interpreters that a program ran in; nothing where none was recognised. */
export function runtimeNotes(
  command: Pick<CommandResult, 'runtimes' | 'runtimeDetails' | 'details'>,
): readonly RuntimeNote[] {
  const { runtimes = [], runtimeDetails, details } = command;
  return [
    ...interpreters(runtimes),
    ...startMethods(runtimes),
    ...(runtimeDetails === true ? [['runtime details', 'on, which adds cost'] as const] : []),
    ...(details === undefined ? [] : told(details)),
  ];
}

/** `Python 3.11 (4 processes), Node.js 20.19.0`. */
function interpreters(runtimes: readonly ProcessRuntime[]): readonly RuntimeNote[] {
  const names = runtimes.map(({ kind, version, sharesGil }) => {
    const mark = sharesGil === false ? ', free-threaded' : '';
    return `${kindName(kind)} ${version}`.trimEnd() + mark;
  });
  const parts = [...counted(names)].map(([name, count]) =>
    count === 1 ? name : `${name} (${count} processes)`,
  );
  return parts.length === 0 ? [] : [['interpreters', parts.join(', ')]];
}

/** `spawn (3 processes)`. A fork server says how they are started also where none of them was seen. */
function startMethods(runtimes: readonly ProcessRuntime[]): readonly RuntimeNote[] {
  const methods = runtimes.flatMap(({ startMethod }) => startMethod ?? []);
  const counts = counted<StartMethod>(methods);
  const hasServer = runtimes.some(({ helper }) => helper === 'fork-server');
  if (hasServer && !counts.has('forkserver')) counts.set('forkserver', 0);
  const parts = [...counts].map(([method, count]) =>
    count === 0 ? method : `${method} (${count} ${count === 1 ? 'process' : 'processes'})`,
  );
  return parts.length === 0 ? [] : [['start method', parts.join(', ')]];
}

function told({ loops, asyncio, unreadLines }: RuntimeDetails): readonly RuntimeNote[] {
  return [
    ...loopNote(loops),
    ...(asyncio === null ? [] : [['slow callbacks', slowText(asyncio)] as const]),
    ...(unreadLines === 0
      ? []
      : [['of what runtimes told', `${unreadLines} lines could not be read`] as const]),
  ];
}

function loopNote(loops: RuntimeDetails['loops']): readonly RuntimeNote[] {
  const [latest] = loops;
  if (latest === undefined) return [];
  const { pid, delay } = latest;
  const late = `late by ${spoken(delay.p99Ns / 1e6)} (p99), at most ${spoken(delay.maxNs / 1e6)}`;
  return loops.length === 1
    ? [['event loop', late]]
    : [['event loops', `${loops.length}, the latest (process ${pid}) ${late}`]];
}

function slowText({ slowCallbacks, longestMs }: NonNullable<RuntimeDetails['asyncio']>): string {
  const longest = longestMs === null ? '' : `, longest ${(longestMs / 1000).toFixed(2)} s`;
  return `${slowCallbacks}${longest}; asyncio’s debug mode was on`;
}

function spoken(ms: number): string {
  return ms < 1000 ? `${ms.toFixed(ms < 10 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function counted<Of>(values: readonly Of[]): Map<Of, number> {
  const counts = new Map<Of, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
