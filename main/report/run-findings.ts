import type { Invariant } from '../../contract/host-protocol.ts';
import type { RunResult } from '../../contract/run.ts';
import { formatCount, formatMs } from './quantities.ts';

export type Finding = readonly [name: string, value: string];

/** What a run brought to light beside its times; nothing where there is nothing to tell. */
export function runFindings(result: RunResult): readonly Finding[] {
  return [
    ...result.invariants.map(invariantFinding),
    ...taskErrors(result),
    ...eventLoopDelay(result),
    ...lockedCpu(result),
  ];
}

/** `28 lost: 4, 5, 6 …` after the counts of a run that ended before its tasks; empty otherwise. */
export function lostText({ tasks: { lost, firstLost } }: Pick<RunResult, 'tasks'>): string {
  if (lost === 0) return '';
  const which = firstLost.join(', ');
  const more = lost > firstLost.length ? ' …' : '';
  return `${formatCount(lost)} lost${which === '' ? '' : `: ${which}${more}`}`;
}

function invariantFinding(invariant: Invariant): Finding {
  const { name, unit, expected, actual, relation } = invariant;
  const label = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
  const counted = unit === '' ? formatCount(actual) : `${formatCount(actual)} ${unit}`;
  if (relation === 'at-most')
    return [label, `${counted}, at most ${formatCount(expected)} allowed`];
  return [label, `${counted}${comparison(invariant)}`];
}

/** How a number compares with what it should be. Where nothing protects it, a right one is no proof. */
function comparison({ expected, actual, unit, guaranteed }: Invariant): string {
  if (expected === 0 && actual === 0) return '';
  if (unit === '')
    return actual === expected ? ', equal on both sides' : ` instead of ${formatCount(expected)}`;
  if (actual > expected) return ` instead of ${formatCount(expected)}, too many`;
  if (actual < expected)
    return ` of ${formatCount(expected)}, ${formatCount(expected - actual)} lost`;
  return guaranteed ? ', none lost' : ', none lost this time, without protection';
}

function taskErrors({ taskErrors: errors }: RunResult): readonly Finding[] {
  return errors.map(({ code, count, task, message }) => [
    'Task errors',
    `${formatCount(count)} × ${code} (first: task ${task}${message === '' ? '' : `, ${message}`})`,
  ]);
}

function eventLoopDelay({ eventLoopDelay: delay, command }: RunResult): readonly Finding[] {
  // Of a program it stands among what its runtimes told.
  if (delay === null || command?.details !== undefined) return [];
  const p99 = formatMs(delay.p99Ns / 1e6);
  return [['Event loop late', `p99 ${p99}, at most ${formatMs(delay.maxNs / 1e6)}`]];
}

function lockedCpu({ workerDetails }: RunResult): readonly Finding[] {
  const locked = workerDetails.flatMap(({ lockedCpuMs }) => lockedCpuMs ?? []);
  if (locked.length === 0) return [];
  const lockedMs = locked.reduce((sum, ms) => sum + ms, 0);
  const cpuMs = workerDetails.reduce((sum, worker) => sum + (worker.cpuMs ?? 0), 0);
  const share = cpuMs > 0 ? ` of ${formatMs(cpuMs)} in the workers` : '';
  return [['CPU inside locks', `${formatMs(lockedMs)}${share}`]];
}
