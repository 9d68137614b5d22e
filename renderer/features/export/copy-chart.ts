import { figureElements, figureTitle } from '../../report/figure-svg/figure-elements.ts';
import { pictureOf } from '../../report/figure-svg/figure-picture.ts';
import { footParts } from '../../report/figure-svg/foot-line.ts';
import { rasterise } from '../../report/figure-svg/rasterise.ts';
import type { AppModel } from '../shell/app-model.ts';
import { shownSubjects } from './shown-subjects.ts';

/** Sharp on a screen of twice the usual density, and in a slide. */
const SCALE = 2;

/** Puts one chart on the clipboard: that under the pointer or with the focus, else the first. */
export async function copyChart(model: AppModel): Promise<void> {
  const { notices, facts } = model;
  const figure = chosenFigure();
  if (figure === undefined) {
    const message = 'There is no chart here: open a result, or wait for the run to be drawn.';
    notices.addProblem({ code: 'no-chart', message });
    return;
  }
  const title = figureTitle(figure);
  const foot = footParts(shownSubjects(model), facts.versions.app);
  try {
    const picture = await pictureOf(figure, { title, foot }, { theme: themeNow() });
    await copyImage(await rasterise(picture, SCALE));
    notices.add({ tone: 'success', message: `“${title}” copied to the clipboard.`, path: null });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `The chart could not be copied (${reason}): use “Copy image” instead.`;
    notices.addProblem({ code: 'chart-not-copied', message });
  }
}

function chosenFigure(): HTMLElement | undefined {
  const figures = figureElements();
  const isChosen = (figure: HTMLElement) =>
    figure.matches(':hover') || figure.contains(document.activeElement);
  return figures.find(isChosen) ?? figures[0];
}

function themeNow(): 'light' | 'dark' {
  const { theme } = document.documentElement.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** @param url a `data:` URL of a PNG; the page may load nothing, not even from there */
async function copyImage(url: string): Promise<void> {
  const text = atob(url.slice(url.indexOf(',') + 1));
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  const type = 'image/png';
  await navigator.clipboard.write([new ClipboardItem({ [type]: new Blob([bytes], { type }) })]);
}
