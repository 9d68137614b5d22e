import type { Report } from '../../../contract/report.ts';
import type { Picture } from './draw-picture.ts';
import {
  figureById,
  figureElements,
  figureId,
  figureTitle,
  subjectsOfFigure,
  subjectsOfReport,
} from './figure-elements.ts';
import { type PictureLook, pictureOf } from './figure-picture.ts';
import { footParts } from './foot-line.ts';
import { holdPage } from './held-page.ts';
import { rasterise } from './rasterise.ts';
import { settledLayout } from './settled-layout.ts';

export interface FigureListing {
  readonly id: string;
  readonly title: string;
  /** Id of the run or the experiment; empty for several. */
  readonly subjectId: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** What the page of a report offers for pictures of it. They are made one after the other. */
export interface ReportPictures {
  figures(): readonly FigureListing[];
  figureSvg(id: string, look: PictureLook): Promise<string>;
  /** A `data:` URL. */
  figurePng(id: string, look: PictureLook, scale: number): Promise<string>;
  wholeSvg(look: PictureLook): Promise<string>;
  /** Hides what is for the hand and shows one theme, until the page is loaded anew. */
  holdStill(theme: PictureLook['theme']): Promise<void>;
  settled(): Promise<void>;
}

declare global {
  interface Window {
    corelaneReport?: ReportPictures;
  }
}

/** To be called once the report is on the page. */
export function exposePictures(report: Report): void {
  const subjects = subjectsOfReport(report);
  const inTurn = oneAtATime();
  const draw = (element: HTMLElement, title: string, look: PictureLook): Promise<Picture> => {
    const foot = footParts(subjectsOfFigure(element, subjects), report.versions.app);
    return inTurn(() => pictureOf(element, { title, foot }, look));
  };
  const figure = async (id: string, look: PictureLook): Promise<Picture> => {
    const element = figureById(id);
    return draw(element, figureTitle(element), look);
  };
  window.corelaneReport = {
    figures: () =>
      figureElements().map((element) => {
        const [subject, ...others] = subjectsOfFigure(element, subjects);
        return listing(element, others.length > 0 ? '' : (subject?.id ?? ''));
      }),
    figureSvg: async (id, look) => (await figure(id, look)).svg,
    figurePng: async (id, look, scale) =>
      rasterise(await figure(id, { ...look, embedFont: true }), scale),
    wholeSvg: async (look) => (await draw(wholeElement(), document.title, look)).svg,
    holdStill: (theme) => inTurn(() => holdPage(theme)),
    settled: () => inTurn(settledLayout),
  };
}

/** Each picture changes the page for a moment: two at a time would picture each other. */
function oneAtATime() {
  let last: Promise<unknown> = Promise.resolve();
  return <Value>(work: () => Promise<Value>): Promise<Value> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
}

function wholeElement(): HTMLElement {
  return document.getElementById('report') ?? document.body;
}

function listing(element: HTMLElement, subjectId: string): FigureListing {
  const { width, height } = element.getBoundingClientRect();
  const [id, title] = [figureId(element), figureTitle(element)];
  return { id, title, subjectId, widthPx: width, heightPx: height };
}
