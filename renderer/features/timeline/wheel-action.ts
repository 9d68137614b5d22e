import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { pan, type TimeFrame, zoomAt } from './time-control.ts';

/** A notch of a usual wheel, 100 pixels, changes the width by a quarter. */
const FACTOR_PER_PX = Math.log(1.25) / 100;

/** What wheels count in, in pixels: pixels, lines, pages. */
const UNIT_PX = [1, 16, 400] as const;

/** What of a turned wheel decides what it does. */
export type TurnedWheel = Pick<
  WheelEvent,
  'deltaX' | 'deltaY' | 'deltaMode' | 'shiftKey' | 'ctrlKey' | 'clientX'
>;

/**
 * Up and down zooms at the pointer, sideways or with Shift moves. `null`: it is for the page, which
 * scrolls on when there is nothing left to zoom out of.
 */
export function wheelAction(
  wheel: TurnedWheel,
  time: TimeViewStore,
  frame: TimeFrame,
  surface: Pick<Element, 'getBoundingClientRect'> | null,
): (() => void) | null {
  if (surface === null) return null;
  const { left, width } = surface.getBoundingClientRect();
  const unitPx = UNIT_PX[wheel.deltaMode] ?? 1;
  const isSideways = wheel.shiftKey || Math.abs(wheel.deltaX) > Math.abs(wheel.deltaY);
  if (isSideways) {
    const deltaPx = (wheel.deltaX === 0 ? wheel.deltaY : wheel.deltaX) * unitPx;
    return () => pan(time, frame, deltaPx / width);
  }
  const isWhole = time.view.get().span === null;
  if (isWhole && wheel.deltaY > 0 && !wheel.ctrlKey) return null;
  const [startS, endS] = frame.shown;
  const atS = startS + ((wheel.clientX - left) / width) * (endS - startS);
  return () => zoomAt(time, frame, atS, Math.exp(wheel.deltaY * unitPx * FACTOR_PER_PX));
}
