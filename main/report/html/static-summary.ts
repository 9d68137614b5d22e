import type { CoreConvention } from '../../../contract/core-convention.ts';
import type { Report, ReportedItem, ReportSection } from '../../../contract/report.ts';
import { type OutlineItem, outlineOf } from '../../../contract/report-outline.ts';
import { reportTitle } from '../../../contract/report-title.ts';
import type { Html } from '../html.ts';
import { foreign, html } from '../html.ts';
import { staticExperiment } from './static-experiment.ts';
import { staticMachines } from './static-machines.ts';
import { staticRun } from './static-run.ts';

/**
 * What can be read of a report where no script runs, as in a mail or on the page of a build server:
 * all that is said in words and numbers. The script puts the whole in its place.
 */
export function staticSummary(report: Report): Html {
  const experiments = report.items.flatMap((item) =>
    item.kind === 'experiment' ? [item.result] : [],
  );
  return html`<div class="report-page report-summary">
    ${header(report)}
    <main class="report-main">
      ${experiments.length > 1 ? staticMachines(experiments) : html``}
      ${outlineOf(report).map((outline) => itemPart(outline, report))}
    </main>
  </div>`;
}

function header(report: Report): Html {
  const { author, note } = report.words;
  return html`<header class="report-header">
    <h1>${foreign(reportTitle(report))}</h1>
    <p class="report-byline">
      ${author.trim() === '' ? html`` : html`<span>${foreign(author)}</span>`}
      <time datetime="${report.createdAt}">${report.createdAt.slice(0, 10)}</time>
      <span>Corelane ${report.versions.app}</span>
    </p>
    ${note.trim() === '' ? html`` : html`<p class="report-note" dir="auto">${note}</p>`}
  </header>`;
}

function itemPart({ item, title, id, sections }: OutlineItem, report: Report): Html {
  const isAlone = title === '';
  const parts = sections.map((section) => {
    const content = sectionPart(item, section.section, report.convention);
    if (content.text === '') return content;
    const heading = isAlone
      ? html`<h2 class="report-heading">${section.title}</h2>`
      : html`<h3 class="report-heading">${section.title}</h3>`;
    return html`<section class="report-section">${heading} ${content}</section>`;
  });
  if (isAlone) return html`${parts}${screenNote(report)}`;
  return html`<section class="report-section" id="${id}">
    <h2 class="report-heading">${foreign(title)}</h2>
    ${parts}
  </section>`;
}

/** Empty: it says nothing without a script. */
function sectionPart(item: ReportedItem, section: ReportSection, convention: CoreConvention): Html {
  return item.kind === 'experiment'
    ? staticExperiment(item, section, convention)
    : staticRun(item, section, convention);
}

function screenNote({ sections }: Report): Html {
  return sections.includes('charts')
    ? html`<p class="report-aside">
        Charts, code and the data itself are in this file as well: a browser that runs scripts shows
        them, without any network.
      </p>`
    : html``;
}
