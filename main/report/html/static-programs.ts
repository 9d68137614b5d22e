import type { ReportedItem } from '../../../contract/report.ts';
import {
  MOST_REPORTED_PHASES,
  outputNote,
  type ReportedOutput,
  reportedOutputs,
  reportedPhases,
  reportedWriters,
} from '../../../contract/reported-programs.ts';
import { foreign, type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { formatBytes, formatMs } from '../quantities.ts';
import { textBlock } from './static-parts.ts';

/** What programs named by their marks; nothing where there are none. */
export function staticPhases(item: ReportedItem): Html {
  const phases = reportedPhases(item);
  if (phases.length === 0) return html``;
  const hasLabels = item.kind === 'experiment';
  const more = phases.length - MOST_REPORTED_PHASES;
  const table = htmlTable(
    [...(hasLabels ? ['Configuration'] : []), 'Phase', 'Start', 'Duration'],
    phases.slice(0, MOST_REPORTED_PHASES).map(
      ({ label, name, startMs, durationMs }) =>
        html`<tr>
          ${hasLabels ? html`<td>${foreign(label)}</td>` : html``}
          <th scope="row">${foreign(name)}</th>
          <td>${formatMs(startMs)}</td>
          <td>${formatMs(durationMs)}</td>
        </tr>`,
    ),
  );
  return html`${table}${more > 0 ? html`<p class="report-aside">and ${more} more</p>` : html``}`;
}

/** The end of what programs wrote. */
export function staticOutputs(item: ReportedItem): Html {
  return html`${reportedWriters(item).map(
    ({ label, run }) =>
      html`${label === '' ? html`` : html`<p><strong>${foreign(label)}</strong></p>`}
      ${reportedOutputs(run).map(staticOutput)}`,
  )}`;
}

function staticOutput(output: ReportedOutput): Html {
  const { label, excerpt } = output;
  return html`<p>${label}</p>
    ${excerpt.kind === 'text' ? textBlock(excerpt.lines.join('\n')) : html``}
    <p class="report-aside">${outputNote(output, formatBytes(excerpt.bytes))}</p>`;
}
