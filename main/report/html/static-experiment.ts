import type { CoreConvention } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import type { ConfigurationResult } from '../../../contract/experiment-result.ts';
import type { ReportedExperiment, ReportSection } from '../../../contract/report.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { againstBaseline, factorText, intervalText } from '../configuration-words.ts';
import { configurationCoreUse } from '../core-use.ts';
import { foreign, type Html, html } from '../html.ts';
import { htmlTable } from '../html-table.ts';
import { formatMs, UNKNOWN } from '../quantities.ts';
import { staticMachine, textBlock, warningList } from './static-parts.ts';
import { staticOutputs, staticPhases } from './static-programs.ts';

/** A section of an experiment without a script; empty where there is nothing to say. */
export function staticExperiment(
  item: ReportedExperiment,
  section: ReportSection,
  convention: CoreConvention,
): Html {
  const { result } = item;
  switch (section) {
    case 'conclusion':
      return html`<p class="conclusion-text">${foreign(result.conclusion)}</p>
        ${warningList(result.warnings)}`;
    case 'table':
      return html`${resultTable(item, convention)} ${staticPhases(item)}`;
    case 'output':
      return staticOutputs(item);
    case 'verdicts':
      return verdictList(result.configurations);
    case 'machine':
      return staticMachine(result.machine);
    case 'reproduce':
      return html`${item.commandLine === null ? html`` : textBlock(item.commandLine)}
      ${textBlock(item.experimentFile)}`;
    case 'charts':
    case 'code':
    case 'method':
      return html``;
  }
}

function resultTable({ result }: ReportedExperiment, convention: CoreConvention): Html {
  const titles = [
    'Configuration',
    'Runs',
    'Median work time',
    '95 % CI',
    'Speed-up',
    '95 % CI',
    'Against the baseline',
    coreWords(convention).title,
    'Verdict',
  ];
  return htmlTable(
    titles,
    result.configurations.map((configuration) => {
      const cells = [
        String(configuration.runs.length),
        formatMs(configuration.medianWallMs),
        intervalText(configuration.ci95WallMs, formatMs),
        factorText(configuration.speedup),
        intervalText(configuration.speedupCi95, (value) => value.toFixed(2)),
        againstBaseline(configuration, result.pairs),
        configurationCoreUse(configuration, result, convention),
        configuration.verdict === null ? UNKNOWN : verdictName(configuration.verdict.id),
      ];
      return html`<tr>
        <th scope="row">${foreign(configuration.label)}</th>
        ${cells.map((cell) => html`<td>${cell}</td>`)}
      </tr>`;
    }),
  );
}

function verdictList(configurations: readonly ConfigurationResult[]): Html {
  return html`<dl class="method-notes">
    ${configurations.map(
      ({ label, verdict }) =>
        html`<div>
          <dt>${foreign(label)}</dt>
          <dd>${foreign(verdict === null ? 'No verdict.' : sentences(verdict))}</dd>
        </div>`,
    )}
  </dl>`;
}

function sentences({ sentence, next }: { readonly sentence: string; readonly next: string }) {
  return next === '' ? sentence : `${sentence} Try next: ${next}`;
}
