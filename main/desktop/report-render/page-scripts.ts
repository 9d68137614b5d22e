import type { MarkColour } from './frame-mark.ts';

/** What is run in the page of a report. Nothing of the report's own text ever stands in a script. */

/**
 * Resolves when the page has drawn itself (fonts loaded, charts laid out), with whether it could: it
 * says so, or shows why not.
 */
export const READY_SCRIPT = `new Promise((resolve) => {
  const root = document.documentElement;
  const look = () => {
    if (root.hasAttribute('data-report-ready')) resolve(true);
    else if (document.querySelector('.report-problem') !== null) resolve(false);
  };
  if (document.getElementById('report-data') === null) resolve(false);
  new MutationObserver(look).observe(root, { attributes: true, childList: true, subtree: true });
  look();
})`;

/** What was asked for before has been laid out and drawn. */
export const TWO_FRAMES_SCRIPT = `new Promise((resolve) =>
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(true))))`;

/** A call of what the report offers for pictures; arguments are plain data. */
export function callScript(name: ReportCall, ...args: readonly unknown[]): string {
  const list = args.map((arg) => JSON.stringify(arg)).join(', ');
  return `window.corelaneReport.${name}(${list})`;
}

/** The methods of `ReportPictures` in renderer/report/figure-svg. */
export type ReportCall =
  'figures' | 'figureSvg' | 'figurePng' | 'wholeSvg' | 'settled' | 'holdStill';

/** Scrolls, waits until it is drawn there, and says where it stands and how high the page is. */
export function scrollScript(topPx: number): string {
  return `new Promise((resolve) => {
    window.scrollTo({ top: ${topPx}, behavior: 'instant' });
    requestAnimationFrame(() => requestAnimationFrame(() => resolve({
      top: window.scrollY,
      height: document.documentElement.scrollHeight,
    })));
  })`;
}

/** What the page does before any printing: it unfolds what is folded away. */
export const BEFORE_PRINT_SCRIPT = `void window.dispatchEvent(new Event('beforeprint'))`;

const MARK_CLASS = 'corelane-frame-mark';

/** Lays a bar of one colour over the lower edge of the window, and gives the page room to scroll above it. */
export function markScript({ red, green, blue }: MarkColour, heightPx: number): string {
  return `void (() => {
    if (document.querySelector('.${MARK_CLASS}') === null) {
      for (const position of ['static', 'fixed']) {
        const part = document.body.appendChild(document.createElement('div'));
        part.className = '${MARK_CLASS}';
        Object.assign(part.style, {
          position, zIndex: '2147483647', left: '0', right: '0', bottom: '0', height: '${heightPx}px',
        });
      }
    }
    for (const part of document.querySelectorAll('.${MARK_CLASS}')) {
      part.style.background = 'rgb(${red} ${green} ${blue})';
    }
  })()`;
}

/** Takes the bar away. */
export function unmarkScript(): string {
  return `for (const part of document.querySelectorAll('.${MARK_CLASS}')) part.remove()`;
}
