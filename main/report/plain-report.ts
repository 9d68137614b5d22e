import type { AppVersions, MachineFacts } from '../../contract/ipc.ts';
import type { RunResult } from '../../contract/run.ts';
import { barChart } from './bar-chart.ts';
import { digestAgreement } from './digest-agreement.ts';
import { foreign, Html, html } from './html.ts';
import { htmlTable } from './html-table.ts';
import { formatBytes, formatCores, formatMs, UNKNOWN } from './quantities.ts';
import { reportStyle } from './report-style.ts';
import { runDetails } from './run-details.ts';
import { runtimeLabel, stateLabel, strategyLabel, workloadLabel } from './run-labels.ts';

export interface PlainReport {
  readonly title: string;
  readonly results: readonly RunResult[];
  readonly machine: MachineFacts;
  readonly versions: AppVersions;
  /** Name of an image that lies in the report's own folder. */
  readonly screenshotFile?: string;
}

/** Nothing is loaded or run; only a screenshot beside the file may be shown. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' file:; base-uri 'none'; form-action 'none'";

/** A report as one HTML file without script, which any browser shows offline. */
export function renderPlainReport(report: PlainReport): string {
  const { title, results, machine } = report;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CONTENT_POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style>
          ${new Html(reportStyle)}
        </style>
      </head>
      <body>
        <h1>${foreign(title)}</h1>
        <p class="muted">${results[0]?.startedAt ?? ''}</p>
        ${screenshot(report)} ${sameWork(results).map(workSection)}
        <p class="muted">One run each: differences of a few percent say nothing.</p>
        <h2>Runs, and how to repeat them</h2>
        ${results.map(runDetails)}
        <h2>Machine and versions</h2>
        ${machineList(machine, report.versions)}
      </body>
    </html>`;
  return `${page.text}\n`;
}

/** Runs of different work stand apart: their times are not to be compared. */
function sameWork(results: readonly RunResult[]): readonly (readonly RunResult[])[] {
  const groups = new Map<string, RunResult[]>();
  for (const result of results) {
    const group = groups.get(workloadLabel(result)) ?? [];
    groups.set(workloadLabel(result), [...group, result]);
  }
  return [...groups.values()];
}

function workSection(results: readonly RunResult[]): Html {
  const title = results[0] === undefined ? '' : workloadLabel(results[0]);
  return html`<h2>${foreign(title)}</h2>
    ${resultTable(results)} ${wallChart(results)}`;
}

function screenshot({ screenshotFile }: PlainReport): Html {
  if (screenshotFile === undefined) return html``;
  const address = `./${encodeURIComponent(screenshotFile)}`;
  return html`<p><img src="${address}" alt="Corelane at the end of the last run" /></p>`;
}

function resultTable(results: readonly RunResult[]): Html {
  const titles = [
    'Run',
    'State',
    'Wall',
    'Start-up',
    'Cores used',
    'CPU',
    'Peak RSS',
    'Peak PSS',
    'Digest',
  ];
  return htmlTable(
    titles,
    results.map((result) => resultRow(result, results)),
  );
}

function resultRow(result: RunResult, results: readonly RunResult[]): Html {
  const { state, cpuMs } = result;
  const cells = [
    formatMs(result.wallMs),
    formatMs(result.startupMs),
    formatCores(result.coresUsed, result.effectiveCores),
    formatMs(cpuMs === null ? null : cpuMs.user + cpuMs.system),
    formatBytes(result.peakRssBytes),
    formatBytes(result.peakPssBytes),
  ];
  return html`<tr>
    <td>${strategyLabel(result)}, ${runtimeLabel(result.runtime)}</td>
    <td class="${state === 'completed' ? '' : 'bad'}">${stateLabel(state)}</td>
    ${cells.map((cell) => html`<td>${cell}</td>`)} ${digestCell(result, results)}
  </tr>`;
}

function digestCell(result: RunResult, results: readonly RunResult[]): Html {
  const agreement = digestAgreement(result, results);
  if (agreement === 'differs') return html`<td class="bad">differs</td>`;
  return html`<td>${agreement === 'equal' ? 'equal' : UNKNOWN}</td>`;
}

function wallChart(results: readonly RunResult[]): Html {
  const bars = results.flatMap((result) =>
    result.wallMs === null || result.state !== 'completed'
      ? []
      : [
          {
            label: `${strategyLabel(result)}, ${runtimeLabel(result.runtime)}`,
            value: result.wallMs / 1000,
            text: formatMs(result.wallMs),
          },
        ],
  );
  if (bars.length === 0) return html`<p class="muted">No run was completed.</p>`;
  return barChart('Wall time of each run', 'Wall time in seconds, start-up not included', bars);
}

function machineList(machine: MachineFacts, versions: AppVersions): Html {
  const facts: readonly (readonly [name: string, value: string])[] = [
    ['Processor', machine.cpuModel],
    ['Cores', coresText(machine)],
    ['Memory', formatBytes(machine.memoryBytes)],
    ['System', machine.platform],
    ['Corelane', versions.app],
    ['Electron', `${versions.electron} (Chromium ${versions.chromium}, Node.js ${versions.node})`],
  ];
  return html`<dl>
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${foreign(value)}</dd>`,
    )}
  </dl>`;
}

function coresText({ logicalCores, physicalCores, effectiveCores }: MachineFacts): string {
  const physical = physicalCores === null ? '' : ` (${physicalCores} physical)`;
  return `${logicalCores} logical${physical}, ${effectiveCores} may be used`;
}
