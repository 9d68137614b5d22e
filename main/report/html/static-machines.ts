import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import {
  comparedTitle,
  type MachineCell,
  type MachineColumn,
  machineDifferences,
  machineTable,
  WORK_DIFFERS,
  workDiffers,
} from '../../../contract/machine-columns.ts';
import { factorText, intervalText } from '../configuration-words.ts';
import { foreign, type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { formatMs, UNKNOWN } from '../quantities.ts';

/** Experiments side by side, a column for each machine. */
export function staticMachines(experiments: readonly ExperimentBrief[]): Html {
  const { columns, rows } = machineTable(experiments);
  return html`<section class="report-section">
    <h2 class="report-heading">${comparedTitle(experiments)}</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Configuration</th>
            ${columns.map(({ name }) => html`<th scope="col">${foreign(name)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ({ label, cells }) =>
              html`<tr>
                <th scope="row">${foreign(label)}</th>
                ${cells.map((cell) => html`<td>${cellText(cell)}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${workDiffers(experiments) ? html`<p class="report-aside">${WORK_DIFFERS}</p>` : html``}
    ${differences(experiments, columns)}
  </section>`;
}

/** How they differ; nothing where the cards tell of no difference. */
function differences(
  experiments: readonly ExperimentBrief[],
  columns: readonly MachineColumn[],
): Html {
  const rows = machineDifferences(experiments);
  if (rows.length === 0) return html``;
  return htmlTable(
    ['They differ in', ...columns.map(({ name }) => name)],
    rows.map(
      ({ label, values }) =>
        html`<tr>
          <th scope="row">${label}</th>
          ${values.map((value) => html`<td>${foreign(value)}</td>`)}
        </tr>`,
    ),
  );
}

function cellText(cell: MachineCell | null): string {
  if (cell === null) return UNKNOWN;
  const interval = intervalText(cell.ci95WallMs, formatMs);
  const speedup = cell.isBaseline ? 'baseline' : factorText(cell.speedup);
  return `${formatMs(cell.medianWallMs)} (${interval}), ${speedup}`;
}
