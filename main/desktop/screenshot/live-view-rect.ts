import type { Rectangle } from 'electron';

const MIN_SIDE_PX = 16;

/** Runs in the page. Scrolls the live view to where most of it shows, and says where it stands. */
export const LIVE_VIEW_RECT_SCRIPT = `(() => {
  // Views that are not in front stay on the page, hidden.
  const views = [...document.querySelectorAll('[data-live-view]')];
  const view = views.find((candidate) => candidate.checkVisibility()) ?? null;
  if (view === null) return null;
  view.scrollIntoView({ block: 'start', inline: 'start', behavior: 'instant' });
  const { left, top, right, bottom } = view.getBoundingClientRect();
  return { left, top, right, bottom, width: innerWidth, height: innerHeight };
})()`;

/**
 * The visible part of the live view in whole device-independent pixels, or `null` when it is not on
 * the page. The answer comes from the page, so nothing about its shape is taken for granted.
 */
export function visibleRect(answer: unknown): Rectangle | null {
  if (typeof answer !== 'object' || answer === null) return null;
  const side = (name: string): number => {
    const value: unknown = Reflect.get(answer, name);
    return typeof value === 'number' && Number.isFinite(value) ? value : Number.NaN;
  };
  const x = Math.max(0, Math.floor(side('left')));
  const y = Math.max(0, Math.floor(side('top')));
  const width = Math.min(Math.ceil(side('right')), Math.floor(side('width'))) - x;
  const height = Math.min(Math.ceil(side('bottom')), Math.floor(side('height'))) - y;
  return width >= MIN_SIDE_PX && height >= MIN_SIDE_PX ? { x, y, width, height } : null;
}
