import { commandLine } from '../../contract/command-name.ts';
import { isAttached } from '../../contract/command-request.ts';
import type { CoreConvention } from '../../contract/core-convention.ts';
import type { RunResult } from '../../contract/run.ts';
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

/** The figures of a run, then what it brought to light. */
export function runFigures(result: RunResult, convention: CoreConvention): readonly Finding[] {
  const { cpuMs, cpuIsLowerBound, taskMs } = result;
  const cpu = formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system);
  const { command = null } = result;
  return [
    ['work time', formatMs(result.wallMs)],
    ...(command === null
      ? [
          ['start-up', formatMs(result.startupMs)] as const,
          ['total time', formatMs(result.totalMs)] as const,
        ]
      : []),
    coreUseFigure(result, convention),
    ['CPU time', cpuIsLowerBound && cpuMs !== null ? `at least ${cpu}` : cpu],
    ['peak RSS', formatBytes(result.peakRssBytes)],
    ['peak PSS', formatBytes(result.peakPssBytes)],
    ['peak USS', formatBytes(result.peakUssBytes)],
    ...(command === null
      ? [
          [
            'single tasks',
            taskMs === null
              ? UNKNOWN
              : `p50 ${formatMs(taskMs.p50)}, p95 ${formatMs(taskMs.p95)}, p99 ${formatMs(taskMs.p99)}`,
          ] as const,
        ]
      : commandFigures(command, isAttached(result))),
    ...runFindings(result),
  ];
}
