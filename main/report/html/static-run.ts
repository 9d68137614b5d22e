import type { ReportedRun, ReportSection } from '../../../contract/report.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { foreign, type Html, html } from '../html.ts';
import { formatBytes, formatCores, formatCount, formatMs, UNKNOWN } from '../quantities.ts';
import { runFindings } from '../run-findings.ts';
import {
  optionsLabel,
  runtimeLabel,
  stateLabel,
  strategyLabel,
  workloadLabel,
} from '../run-labels.ts';
import { factList, staticMachine, textBlock, warningList } from './static-parts.ts';

/** A section of a run without a script; empty where there is nothing to say. */
export function staticRun(
  { result, machine, commandLine }: ReportedRun,
  section: ReportSection,
): Html {
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return factList(figures(result));
    case 'verdicts':
      return result.verdict === null
        ? html``
        : html`<p>
            <strong>${verdictName(result.verdict.id)}.</strong> ${foreign(result.verdict.sentence)}
            ${foreign(result.verdict.next)}
          </p>`;
    case 'machine':
      return staticMachine(machine);
    case 'reproduce':
      return textBlock(commandLine);
    case 'charts':
    case 'code':
    case 'method':
      return html``;
  }
}

function conclusion(result: ReportedRun['result']): Html {
  const { state, tasks, error, warnings } = result;
  const done = `${formatCount(tasks.done)} of ${formatCount(tasks.total)} tasks done`;
  const options = optionsLabel(result);
  const what = [
    workloadLabel(result),
    strategyLabel(result),
    runtimeLabel(result.runtime),
    ...(options === '' ? [] : [options]),
  ].join(' · ');
  return html`<p>${foreign(what)}</p>
    <p class="conclusion-text">
      ${capital(stateLabel(state))}:
      ${done}${result.wallMs === null ? '' : ` in ${formatMs(result.wallMs)}`}
    </p>
    ${error === null ? html`` : html`<p>${foreign(error.message)}</p>`} ${warningList(warnings)}`;
}

/** `Completed`. */
function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function figures(result: ReportedRun['result']): readonly (readonly [string, string])[] {
  const { cpuMs, taskMs } = result;
  return [
    ['Work time', formatMs(result.wallMs)],
    ['Start-up', formatMs(result.startupMs)],
    ['Total time', formatMs(result.totalMs)],
    ['Cores used', formatCores(result.coresUsed, result.effectiveCores)],
    ['CPU time', formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system)],
    ['Peak RSS', formatBytes(result.peakRssBytes)],
    ['Peak PSS', formatBytes(result.peakPssBytes)],
    [
      'Single tasks',
      taskMs === null
        ? UNKNOWN
        : `p50 ${formatMs(taskMs.p50)}, p95 ${formatMs(taskMs.p95)}, p99 ${formatMs(taskMs.p99)}`,
    ],
    ...runFindings(result),
    ['Digest', result.digest ?? UNKNOWN],
  ];
}
