import type { Report, ReportedItem } from '../../../contract/report.ts';
import { itemTitle } from '../../../contract/report-title.ts';
import type { FigureSubject } from './foot-line.ts';

/** The figures that are to be seen, in the order of the page. */
export function figureElements(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-figure]')].filter((element) =>
    element.checkVisibility(),
  );
}

/** @throws when there is none */
export function figureById(id: string): HTMLElement {
  const element = figureElements().find((candidate) => figureId(candidate) === id);
  if (element === undefined) throw new Error(`there is no figure '${id}'`);
  return element;
}

export function figureId(element: HTMLElement): string {
  return element.dataset['figure'] ?? '';
}

/** Its caption as it is seen, without what is only read out. */
export function figureTitle(element: HTMLElement): string {
  const caption = element.querySelector<HTMLElement>('figcaption, .panel-title');
  const seen = caption?.cloneNode(true);
  if (!(seen instanceof HTMLElement)) return figureId(element);
  for (const hidden of seen.querySelectorAll('.visually-hidden, button')) hidden.remove();
  return seen.textContent.replace(/\s+/g, ' ').trim();
}

/** What a report is about, in its order. */
export function subjectsOfReport({ items, catalogue }: Report): readonly FigureSubject[] {
  return items.map((item) => ({ name: itemTitle(item, catalogue), ...subjectOf(item) }));
}

function subjectOf(item: ReportedItem): Omit<FigureSubject, 'name'> {
  if (item.kind === 'run') {
    const { runId, startedAt } = item.header;
    return { kind: 'run', id: runId, startedAt };
  }
  const { experimentId, startedAt } = item.result;
  return { kind: 'experiment', id: experimentId, startedAt };
}

/** That of the item in which a figure stands; of one that stands outside them, all. */
export function subjectsOfFigure(
  element: HTMLElement,
  subjects: readonly FigureSubject[],
): readonly FigureSubject[] {
  const item = element.closest<HTMLElement>('[data-report-item]')?.dataset['reportItem'];
  const own = subjects[Number(item ?? NaN)];
  return own === undefined ? subjects : [own];
}
