import { type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

import type { Pen } from './pen.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { useTimelineColours } from './use-timeline-colours.ts';

const TEXT_PX = 11;

/**
 * Keeps a canvas drawn: at most once an animation frame, when `draw` is another function, the canvas
 * has another size, or the theme, the zoom of the window or the screen has changed. Frames of a
 * hidden page do not come, so that nothing is drawn in it.
 */
export function useCanvas(
  widthPx: number,
  heightPx: number,
  draw: (pen: Pen, colours: TimelineColours) => void,
): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const pixelRatio = useSyncExternalStore(listenForPixelRatio, () => window.devicePixelRatio);
  const colours = useTimelineColours();
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const frame = requestAnimationFrame(() => {
      const pen = blankPen(canvas, widthPx, heightPx, pixelRatio);
      if (pen !== null) draw(pen, colours);
    });
    return () => cancelAnimationFrame(frame);
  }, [widthPx, heightPx, draw, pixelRatio, colours]);
  return ref;
}

/** Drawn by the CPU: thousands of small shapes a frame come to the screen faster that way. */
function blankPen(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number,
  pixelRatio: number,
): Pen | null {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const width = Math.round(widthPx * pixelRatio);
  const height = Math.round(heightPx * pixelRatio);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  context?.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context?.clearRect(0, 0, widthPx, heightPx);
  if (context !== null) context.font = `${TEXT_PX}px ${getComputedStyle(canvas).fontFamily}`;
  return context;
}

function listenForPixelRatio(changed: () => void): () => void {
  // A query holds for one ratio only, and every change of it also resizes the page.
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
