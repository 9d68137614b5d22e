import { type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react';

import type { Pen } from './pen.ts';
import type { TimelineColours } from './timeline-colours.ts';
import { useTimelineColours } from './use-timeline-colours.ts';

const TEXT_PX = 11;

/**
 * Keeps a canvas drawn: at most once an animation frame, when `draw` is another function, the canvas
 * has another size, or the theme, the zoom of the window or the screen has changed. The first time in
 * a frame at once: to wait would make a second frame of everything that is drawn.
 */
export function useCanvas(
  widthPx: number,
  heightPx: number,
  draw: (pen: Pen, colours: TimelineColours, pixelRatio: number) => void,
): RefObject<HTMLCanvasElement | null> {
  const ref = useRef<HTMLCanvasElement>(null);
  const pixelRatio = useSyncExternalStore(listenForPixelRatio, () => window.devicePixelRatio);
  const colours = useTimelineColours();
  const drawnInFrame = useRef<CSSNumberish | null>(null);
  useLayoutEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const drawNow = () => {
      drawnInFrame.current = document.timeline.currentTime;
      const pen = blankPen(canvas, widthPx, heightPx, pixelRatio);
      if (pen !== null) draw(pen, colours, pixelRatio);
    };
    if (drawnInFrame.current !== document.timeline.currentTime) {
      drawNow();
      return;
    }
    const frame = requestAnimationFrame(drawNow);
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
  if (canvas.width !== width || canvas.height !== height) {
    [canvas.width, canvas.height] = [width, height];
    // Lost with the size. To ask for it each time would make the page work out its styles each time.
    if (context !== null) context.font = `${TEXT_PX}px ${getComputedStyle(canvas).fontFamily}`;
  }
  context?.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
  context?.clearRect(0, 0, widthPx, heightPx);
  return context;
}

function listenForPixelRatio(changed: () => void): () => void {
  // A query holds for one ratio only, and every change of it also resizes the page.
  window.addEventListener('resize', changed);
  return () => window.removeEventListener('resize', changed);
}
