import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { extendSelection, moveCursor, showSpan, type TimeFrame, zoom } from './time-control.ts';

/** What of a key press decides what it does. */
export type PressedKey = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** Shares of the shown time by which the cross-hair moves. */
const STEP = 0.01;
const PAGE = 0.1;

const ZOOM_FACTOR = 0.5;

/**
 * What a key does in the timeline; `null`: nothing, it is somebody else's. Arrows and Page Up or Down
 * move the cross-hair, Home and End to the edges of what is shown, with Shift they select. Enter pins,
 * Esc lets go of the moment, then of the selection.
 */
export function keyAction(
  pressed: PressedKey,
  time: TimeViewStore,
  frame: TimeFrame,
): (() => void) | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  const toS = targetOf(pressed.key, time, frame);
  if (toS !== null) {
    return () => (pressed.shiftKey ? extendSelection : moveCursor)(time, frame, toS);
  }
  return commandOf(pressed.key, time, frame);
}

function commandOf(key: string, time: TimeViewStore, frame: TimeFrame): (() => void) | null {
  const { selection } = time.view.get();
  switch (key) {
    case '+':
    case '=':
      return () => zoom(time, frame, ZOOM_FACTOR);
    case '-':
    case '_':
      return () => zoom(time, frame, 1 / ZOOM_FACTOR);
    case 'f':
    case 'F':
      return () => time.show(null);
    case 'z':
    case 'Z':
      return selection === null ? null : () => showSpan(time, frame.whole, selection);
    case 'Enter':
      return pinAction(time);
    case 'Escape':
      return letGoAction(time);
    default:
      return null;
  }
}

/** Where a key moves the cross-hair; `null`: it does not. */
function targetOf(key: string, time: TimeViewStore, { shown, newestS }: TimeFrame): number | null {
  const [startS, axisEndS] = shown;
  const endS = Math.max(startS, Math.min(axisEndS, newestS));
  const widthS = axisEndS - startS;
  const { cursorS } = time.view.get();
  switch (key) {
    case 'ArrowRight':
      return cursorS === null ? startS : cursorS + widthS * STEP;
    case 'ArrowLeft':
      return cursorS === null ? endS : cursorS - widthS * STEP;
    case 'PageUp':
      return (cursorS ?? startS) + widthS * PAGE;
    case 'PageDown':
      return (cursorS ?? endS) - widthS * PAGE;
    case 'Home':
      return startS;
    case 'End':
      return endS;
    default:
      return null;
  }
}

function pinAction(time: TimeViewStore): (() => void) | null {
  const { cursorS, isPinned } = time.view.get();
  if (isPinned) return () => time.unpin();
  return cursorS === null ? null : () => time.pin(cursorS);
}

function letGoAction(time: TimeViewStore): (() => void) | null {
  const { isPinned, selection } = time.view.get();
  if (isPinned) return () => time.unpin();
  return selection === null ? null : () => time.select(null);
}
