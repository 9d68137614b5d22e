import { spanMoved, spanScaledAt, spanWithin, type TimeSpan } from '../../charts/time-span.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';

/** Closer, numbers on the axis would need more decimals than there is room for. */
const LEAST_SPAN_S = 2e-5;

/** All of a run's time, and the part of it that is shown. */
export interface TimeFrame {
  readonly whole: TimeSpan;
  readonly shown: TimeSpan;
  /** The last moment of which anything is known: while a run goes on, its axis ends later. */
  readonly newestS: number;
}

/** The part that is shown of `whole`; `chosen` may be from when the run was shorter. */
export function shownSpan(whole: TimeSpan, chosen: TimeSpan | null): TimeSpan {
  return chosen === null ? whole : spanWithin(whole, chosen, LEAST_SPAN_S);
}

/** Shows a part of the whole, as narrow as the axis can tell. */
export function showSpan(time: TimeViewStore, whole: TimeSpan, wanted: TimeSpan): void {
  time.showWithin(whole, wanted, LEAST_SPAN_S);
}

/** @param factor below 1: closer. `atS` keeps its place */
export function zoomAt(
  time: TimeViewStore,
  { whole, shown }: TimeFrame,
  atS: number,
  factor: number,
): void {
  showSpan(time, whole, spanScaledAt(shown, atS, factor));
}

/** Zooms around the cross-hair where it is in sight, else around the middle. */
export function zoom(time: TimeViewStore, frame: TimeFrame, factor: number): void {
  const [startS, endS] = frame.shown;
  const { cursorS } = time.view.get();
  const isInSight = cursorS !== null && cursorS >= startS && cursorS <= endS;
  zoomAt(time, frame, isInSight ? cursorS : (startS + endS) / 2, factor);
}

/** @param share of the shown width; to later times where it is positive */
export function pan(time: TimeViewStore, { whole, shown }: TimeFrame, share: number): void {
  showSpan(time, whole, spanMoved(shown, share));
}

/** Puts the cross-hair somewhere in the run, and what is shown there with it. */
export function moveCursor(time: TimeViewStore, frame: TimeFrame, toS: number): void {
  const { whole, shown, newestS } = frame;
  const atS = Math.min(newestS, Math.max(whole[0], toS));
  if (time.view.get().isPinned) time.pin(atS);
  else time.point(atS);
  const [startS, endS] = shown;
  if (atS < startS) showSpan(time, whole, [atS, atS + (endS - startS)]);
  if (atS > endS) showSpan(time, whole, [atS - (endS - startS), atS]);
}

/** Moves the cross-hair, and with it that end of the selection at which it stands. */
export function extendSelection(time: TimeViewStore, frame: TimeFrame, toS: number): void {
  const { selection, cursorS } = time.view.get();
  const fromS = cursorS ?? toS;
  const anchorS = selection === null ? fromS : fartherEnd(selection, fromS);
  moveCursor(time, frame, toS);
  const endS = time.view.get().cursorS ?? toS;
  time.select(anchorS === endS ? null : [Math.min(anchorS, endS), Math.max(anchorS, endS)]);
}

function fartherEnd([startS, endS]: TimeSpan, atS: number): number {
  return Math.abs(atS - startS) < Math.abs(atS - endS) ? endS : startS;
}
