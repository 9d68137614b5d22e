import { commandLine } from '../../contract/command-name.ts';
import { isAttached } from '../../contract/command-request.ts';
import type { CoreConvention } from '../../contract/core-convention.ts';
import { pssNote } from '../../contract/pss-note.ts';
import type { Percentiles, RunResult } from '../../contract/run.ts';
import { tellsTasks } from '../../contract/tells-tasks.ts';
import { commandFigures, exitText } from './command-figures.ts';
import { coreUseFigure } from './core-use.ts';
import { formatBytes, formatCount, formatMs, UNKNOWN } from './quantities.ts';
import { type Finding, runFindings } from './run-findings.ts';
import { optionsLabel, runtimeLabel, strategyLabel, workloadLabel } from './run-labels.ts';

/** What ran: workload, strategy, runtime and, where there are any, options; or the command. */
export function whatRan(result: RunResult): readonly string[] {
  const { command = null } = result;
  if (command !== null) return [workloadLabel(result), commandLine(command)];
  const options = optionsLabel(result);
  return [
    workloadLabel(result),
    strategyLabel(result),
    runtimeLabel(result.runtime),
    ...(options === '' ? [] : [options]),
  ];
}

/**
 * `32 of 32 tasks done in 1.42 s`, `exit code 0 after 1.42 s`; without a time where the work has none.
 */
export function doneText({
  tasks,
  wallMs,
  command = null,
}: Pick<RunResult, 'tasks' | 'wallMs' | 'command'>): string {
  if (command !== null) return `${exitText(command)} after ${formatMs(wallMs)}`;
  const done = `${formatCount(tasks.done)} of ${formatCount(tasks.total)} tasks done`;
  return wallMs === null ? done : `${done} in ${formatMs(wallMs)}`;
}

/** Of a program of the user's own: what it told of its tasks; nothing where it told of none. */
export function toldFigures(result: RunResult): readonly Finding[] {
  if (!tellsTasks(result)) return [];
  const { tasks, taskMs, queueWaitMs, transferMs, command } = result;
  const workers = command?.toldWorkers ?? 0;
  const failed = tasks.failed === 0 ? '' : `, ${formatCount(tasks.failed)} of them failed`;
  return [
    [
      'tasks it told of',
      `${formatCount(tasks.total)} in ${formatCount(workers)} ${workers === 1 ? 'worker' : 'workers'}${failed}`,
    ],
    ['single tasks', percentilesText(taskMs)],
    ['queue wait', percentilesText(queueWaitMs)],
    ...(transferMs === null ? [] : [['transfer', percentilesText(transferMs)] as const]),
  ];
}

function percentilesText(values: Percentiles | null): string {
  if (values === null) return UNKNOWN;
  return `p50 ${formatMs(values.p50)}, p95 ${formatMs(values.p95)}, p99 ${formatMs(values.p99)}`;
}

/** The figures of a run, then what it brought to light. */
export function runFigures(result: RunResult, convention: CoreConvention): readonly Finding[] {
  const { cpuMs, cpuIsLowerBound, taskMs } = result;
  const cpu = formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system);
  const { command = null } = result;
  return [
    [command === null ? 'work time' : 'wall time', formatMs(result.wallMs)],
    ...(command === null
      ? [
          ['start-up', formatMs(result.startupMs)] as const,
          ['total time', formatMs(result.totalMs)] as const,
        ]
      : []),
    coreUseFigure(result, convention),
    ['CPU time', cpuIsLowerBound && cpuMs !== null ? `at least ${cpu}` : cpu],
    ['peak RSS', formatBytes(result.peakRssBytes)],
    ['peak PSS', pssNote(result) ?? formatBytes(result.peakPssBytes)],
    ['peak USS', formatBytes(result.peakUssBytes)],
    ...(command === null
      ? [['single tasks', percentilesText(taskMs)] as const]
      : commandFigures(command, isAttached(result))),
    ...toldFigures(result),
    ...runFindings(result),
  ];
}
