import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { ReportedGauge, ReportedRun, ReportSection } from '../../../contract/report.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { foreign, type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { UNKNOWN } from '../quantities.ts';
import { doneText, runFigures, whatRan } from '../run-figures.ts';
import { stateLabel } from '../run-labels.ts';
import { factList, staticMachine, textBlock, warningList } from './static-parts.ts';
import { staticOutputs, staticPhases } from './static-programs.ts';

/** A section of a run without a script; empty where there is nothing to say. */
export function staticRun(
  item: ReportedRun,
  section: ReportSection,
  convention: CoreConvention,
): Html {
  const { result, machine, gauges, commandLine } = item;
  switch (section) {
    case 'conclusion':
      return conclusion(result);
    case 'table':
      return html`${figures(result, convention)} ${staticPhases(item)} ${contention(gauges)}`;
    case 'output':
      return staticOutputs(item);
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

function figures(result: ReportedRun['result'], convention: CoreConvention): Html {
  return factList([
    ...runFigures(result, convention).map(([name, value]) => [capital(name), value] as const),
    ['Digest', result.digest ?? UNKNOWN],
  ]);
}

function contention(gauges: readonly ReportedGauge[]): Html {
  if (gauges.length === 0) return html``;
  return htmlTable(
    ['Contention', 'Over all the work', 'How to read it'],
    gauges.map(
      ({ name, value, reading, isRaised }) =>
        html`<tr>
          <th scope="row">${isRaised ? '⚠ ' : ''}${name}</th>
          <td>${foreign(value)}</td>
          <td>${reading}</td>
        </tr>`,
    ),
  );
}

function conclusion(result: ReportedRun['result']): Html {
  const { state, error, warnings } = result;
  return html`<p>${foreign(whatRan(result).join(' · '))}</p>
    <p class="conclusion-text">${capital(stateLabel(state))}: ${doneText(result)}</p>
    ${error === null ? html`` : html`<p>${foreign(error.message)}</p>`} ${warningList(warnings)}`;
}

/** `Completed`. */
function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
