import type { RunResult, WorkerResult } from '../../contract/run.ts';
import type { Html } from './html.ts';
import { foreign, html } from './html.ts';
import { htmlTable } from './html-table.ts';
import {
  formatBytes,
  formatCores,
  formatCount,
  formatMs,
  formatShareOfCore,
  UNKNOWN,
} from './quantities.ts';
import { reproduceLine } from './reproduce-line.ts';
import { lostText, runFindings } from './run-findings.ts';
import {
  optionsLabel,
  runtimeLabel,
  samplesText,
  stateLabel,
  strategyLabel,
  workloadLabel,
} from './run-labels.ts';

/** All that is known of one run, folded away under its name. */
export function runDetails(result: RunResult): Html {
  return html`<details>
    <summary>${strategyLabel(result)}, ${runtimeLabel(result.runtime)}</summary>
    <dl>
      ${facts(result).map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    ${workerTable(result)} ${result.warnings.map(({ message }) => warning(message))}
    ${lastWords(result)}
    <pre>${reproduceLine(result)}</pre>
  </details>`;
}

type Fact = readonly [name: string, value: Html | string];

function facts(result: RunResult): readonly Fact[] {
  const { taskMs, cpuMs, tasks, error } = result;
  const reason: readonly Fact[] = error === null ? [] : [['Reason', foreign(error.message)]];
  return [
    ['State', stateLabel(result.state)],
    ...reason,
    ['Work', foreign(workloadLabel(result))],
    ['Executable', foreign(result.runtime.executable)],
    ...confinement(result),
    ['Started', result.startedAt],
    ['Total time', `${formatMs(result.totalMs)}, of it shut-down ${formatMs(result.shutdownMs)}`],
    [
      'CPU',
      cpuMs === null ? UNKNOWN : `user ${formatMs(cpuMs.user)}, system ${formatMs(cpuMs.system)}`,
    ],
    [
      'Tasks',
      [
        `${formatCount(tasks.done)} of ${formatCount(tasks.total)} done`,
        `${formatCount(tasks.failed)} failed`,
        ...(tasks.lost === 0 ? [] : [lostText(result)]),
      ].join(', '),
    ],
    [
      'Task time',
      taskMs === null
        ? UNKNOWN
        : `p50 ${formatMs(taskMs.p50)}, p95 ${formatMs(taskMs.p95)}, p99 ${formatMs(taskMs.p99)}`,
    ],
    ...runFindings(result).map(([name, value]): Fact => [name, foreign(value)]),
    ['Digest', result.digest ?? UNKNOWN],
    ['Samples', samplesText(result)],
    ['Monitor', formatShareOfCore(result.monitorCoresUsed)],
    ['Other programs', formatCores(result.othersCoresUsed, result.effectiveCores)],
    [
      'PSS',
      `${formatBytes(result.peakPssBytes)}, highest of ${formatCount(result.pssReadings)} readings`,
    ],
  ];
}

function confinement(result: RunResult): readonly Fact[] {
  const options = optionsLabel(result);
  const { cores } = result;
  return [
    ...(options === '' ? [] : [['Options', options] as const]),
    ...(cores === null ? [] : [['Confined to', `cores ${cores.join(', ')}`] as const]),
  ];
}

function workerTable({ workerDetails }: RunResult): Html {
  if (workerDetails.length === 0) return html``;
  const titles = ['Worker', 'PID', 'TID', 'Tasks', 'CPU', 'On CPU', 'Waiting', 'Blocked'];
  return htmlTable(titles, workerDetails.map(workerRow));
}

function workerRow(worker: WorkerResult): Html {
  const { label, pid, tid, tasks, cpuMs, onCpuMs, waitingMs, blockedMs } = worker;
  const cells = [
    String(pid),
    tid === null ? UNKNOWN : String(tid),
    formatCount(tasks),
    ...[cpuMs, onCpuMs, waitingMs, blockedMs].map(formatMs),
  ];
  return html`<tr>
    <td>${foreign(label)}</td>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

function warning(message: string): Html {
  return html`<p class="bad">Warning: ${foreign(message)}</p>`;
}

function lastWords({ state, stderrTail }: RunResult): Html {
  if (state === 'completed' || stderrTail.trim() === '') return html``;
  return html`<pre>${foreign(stderrTail.trimEnd())}</pre>`;
}
