import type { CommandResult } from '../../contract/command.ts';
import { commandLine } from '../../contract/command-name.ts';
import { isAttached } from '../../contract/command-request.ts';
import { pssNote } from '../../contract/pss-note.ts';
import type { Percentiles, RunResult, WorkerResult } from '../../contract/run.ts';
import { tellsTasks } from '../../contract/tells-tasks.ts';
import { commandFigures, momentFigures } from '../report/command-figures.ts';
import {
  formatBytes,
  formatCores,
  formatCount,
  formatMs,
  formatShareOfCore,
  UNKNOWN,
} from '../report/quantities.ts';
import { toldFigures } from '../report/run-figures.ts';
import { lostText, runFindings } from '../report/run-findings.ts';
import {
  optionsLabel,
  runtimeLabel,
  samplesText,
  stateLabel,
  strategyLabel,
  workloadLabel,
} from '../report/run-labels.ts';
import { printable } from './terminal-text.ts';
import { pairs, textTable } from './text-table.ts';

/** A result for the eyes: what ran, what came out, and the workers, as plain text. */
export function resultSummary(result: RunResult): string {
  const { command = null } = result;
  const sections = [
    heading(result),
    pairs([
      ...setting(result),
      ...outcome(result),
      ...times(result),
      ...resources(result),
      ...(command === null ? tasks(result) : program(result, command)),
      ...trust(result),
    ]),
    command === null ? workerTable(result.workerDetails) : programTable(result),
    warnings(result),
    lastWords(result),
    verdictText(result),
  ];
  return sections.filter((section) => section !== '').join('\n');
}

type Pair = readonly [label: string, value: string];

function heading(result: RunResult): string {
  const { runtime, command = null } = result;
  if (command !== null) {
    const line = commandLine(command).replaceAll('\n', ' ⏎ ');
    return `${printable(workloadLabel(result))}\n${printable(line)} (${printable(command.executable)})\n`;
  }
  return `${workloadLabel(result)}\n${strategyLabel(result)} on ${runtimeLabel(runtime)} (${printable(runtime.executable)})\n`;
}

/** What was chosen beside workload, strategy and runtime. */
function setting(result: RunResult): readonly Pair[] {
  const options = optionsLabel(result);
  const { cores } = result;
  return [
    ...(options === '' ? [] : [['Options', options] as const]),
    ...(cores === null ? [] : [['Confined to', `cores ${cores.join(', ')}`] as const]),
  ];
}

function outcome({ state, error }: RunResult): readonly Pair[] {
  const reason: readonly Pair[] = error === null ? [] : [['Reason', printable(error.message)]];
  return [['State', stateLabel(state)], ...reason];
}

function times(result: RunResult): readonly Pair[] {
  const { wallMs, startupMs, shutdownMs, totalMs, command = null } = result;
  if (command !== null) return [['Wall', formatMs(wallMs)]];
  return [
    ['Wall', formatMs(wallMs)],
    ['Start-up', formatMs(startupMs)],
    ['Shut-down', formatMs(shutdownMs)],
    ['Total', formatMs(totalMs)],
  ];
}

function resources(result: RunResult): readonly Pair[] {
  const { cpuMs, cpuIsLowerBound, coresUsed, effectiveCores, peakRssBytes } = result;
  const cpu =
    cpuMs === null
      ? UNKNOWN
      : `user ${formatMs(cpuMs.user)}, system ${formatMs(cpuMs.system)}${cpuIsLowerBound ? ' (at least)' : ''}`;
  return [
    ['CPU', cpu],
    ['Cores used', formatCores(coresUsed, effectiveCores)],
    ['Peak memory', `RSS ${formatBytes(peakRssBytes)}, PSS ${pss(result)}`],
  ];
}

function pss(result: RunResult): string {
  const { peakPssBytes, pssReadings } = result;
  if (peakPssBytes === null) return pssNote(result) ?? UNKNOWN;
  return `${formatBytes(peakPssBytes)} (highest of ${plural(pssReadings, 'reading')})`;
}

function tasks(result: RunResult): readonly Pair[] {
  const { tasks: counts, taskMs, queueWaitMs, transferMs, digest } = result;
  const failed = counts.failed === 0 ? '' : `, ${formatCount(counts.failed)} failed`;
  const lost = counts.lost === 0 ? '' : `, ${lostText(result)}`;
  return [
    ['Tasks', `${formatCount(counts.done)} of ${formatCount(counts.total)} done${failed}${lost}`],
    ['Task time', percentiles(taskMs)],
    ['Queue wait', percentiles(queueWaitMs)],
    ...(transferMs === null ? [] : [['Transfer', percentiles(transferMs)] as const]),
    ...runFindings(result).map(([name, value]): Pair => [name, printable(value)]),
    ['Digest', digest ?? UNKNOWN],
  ];
}

function program(result: RunResult, command: CommandResult): readonly Pair[] {
  const figures = [
    ...commandFigures(command, isAttached(result)),
    ...momentFigures(command),
    ...toldFigures(result),
    ...(tellsTasks(result) ? runFindings(result) : []),
  ];
  return figures.map(([name, value]): Pair => [capitalised(name), printable(value)]);
}

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function trust(result: RunResult): readonly Pair[] {
  const { monitorCoresUsed, serverCoresUsed } = result;
  const server: readonly Pair[] =
    serverCoresUsed === null ? [] : [['Test server', formatShareOfCore(serverCoresUsed)]];
  return [
    ['Samples', samplesText(result)],
    ['Monitor', formatShareOfCore(monitorCoresUsed)],
    ...server,
    ['Others', othersText(result)],
  ];
}

/** Others use the whole machine, of which a confined run has a part only. */
function othersText({ othersCoresUsed, cores, effectiveCores }: RunResult): string {
  return cores === null
    ? formatCores(othersCoresUsed, effectiveCores)
    : formatShareOfCore(othersCoresUsed);
}

/** Of a program's processes and threads those that used most; there may be hundreds. */
function programTable(result: RunResult): string {
  const { workerDetails: workers } = result;
  if (workers.length < 2) return '';
  const hasTasks = tellsTasks(result);
  const shown = workers
    .toSorted((left, right) => (right.cpuMs ?? 0) - (left.cpuMs ?? 0))
    .slice(0, SHOWN_WORKERS);
  const more = workers.length - shown.length;
  const titles = [
    'PID',
    'TID',
    ...(hasTasks ? ['Tasks'] : []),
    'CPU',
    'On CPU',
    'Waiting',
    'Blocked',
  ];
  const table = textTable(
    [
      { title: 'Process or thread', align: 'left' },
      ...titles.map((title) => ({ title, align: 'right' as const })),
    ],
    shown.map((worker) =>
      workerRow(worker, false).filter((_, column) => hasTasks || column !== TASKS_COLUMN),
    ),
  );
  return more === 0 ? table : `${table}… and ${formatCount(more)} more, which used less.\n`;
}

const SHOWN_WORKERS = 20;
const TASKS_COLUMN = 3;

function workerTable(workers: readonly WorkerResult[]): string {
  if (workers.length === 0) return '';
  const showsLocks = workers.some(({ lockedCpuMs }) => lockedCpuMs !== null);
  const locked = showsLocks ? ['Locked'] : [];
  const columns = ['PID', 'TID', 'Tasks', 'CPU', ...locked, 'On CPU', 'Waiting', 'Blocked'];
  return textTable(
    [
      { title: 'Worker', align: 'left' },
      ...columns.map((title) => ({ title, align: 'right' as const })),
    ],
    workers.map((worker) => workerRow(worker, showsLocks)),
  );
}

function workerRow(worker: WorkerResult, showsLocks: boolean): readonly string[] {
  const { label, signal, pid, tid, tasks: count } = worker;
  return [
    signal === null ? printable(label) : `${printable(label)} (ended by ${signal})`,
    String(pid),
    tid === null ? UNKNOWN : String(tid),
    formatCount(count),
    formatMs(worker.cpuMs),
    ...(showsLocks ? [formatMs(worker.lockedCpuMs)] : []),
    formatMs(worker.onCpuMs),
    formatMs(worker.waitingMs),
    formatMs(worker.blockedMs),
  ];
}

function warnings({ warnings: all }: RunResult): string {
  return all.map(({ message }) => `Warning: ${printable(message)}\n`).join('');
}

/** At the end, where the eye comes to rest: what limited the run, and what to try. */
function verdictText({ verdict }: RunResult): string {
  if (verdict === null) return '';
  const also = verdict.also.map(({ sentence }) => `Also: ${printable(sentence)}\n`);
  const unknown = verdict.unknown.map((sentence) => `Not known: ${printable(sentence)}\n`);
  const next = `Try next: ${printable(verdict.next)}\n`;
  return [`Verdict: ${printable(verdict.sentence)}\n`, next, ...also, ...unknown].join('');
}

/** Only where something went wrong: otherwise it is the workload's own log. */
function lastWords({ state, stderrTail, command = null }: RunResult): string {
  if (state === 'completed' || stderrTail.trim() === '') return '';
  const lines = stderrTail.trimEnd().split(/\r?\n/);
  return `Last lines of the ${command === null ? 'host' : 'launcher'}:\n${lines.map((line) => `  ${printable(line)}\n`).join('')}`;
}

function percentiles(values: Percentiles | null): string {
  if (values === null) return UNKNOWN;
  return `p50 ${formatMs(values.p50)}, p95 ${formatMs(values.p95)}, p99 ${formatMs(values.p99)}`;
}

function plural(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? '' : 's'}`;
}
