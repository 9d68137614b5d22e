import { nativeImage, type WebContents } from 'electron';
import { z } from 'zod';

import { err, ok, type Result } from '../../../contract/result.ts';
import { isBlank } from '../screenshot/blank-check.ts';
import { isMarked, markColour } from './frame-mark.ts';
import { markScript, scrollScript, unmarkScript } from './page-scripts.ts';
import type { ReportPage } from './report-page.ts';
import { PAGE_HEIGHT_PX, PAGE_WIDTH_PX, type ReportWindow } from './report-window.ts';
import { stitch, type Strip } from './stitch.ts';

/** Memory of a picture: at 3 × a page of 25,000 CSS pixels. */
const MAX_PIXELS = 300_000_000;

const FRAME_WAIT_MS = 2_000;
const ATTEMPTS = 10;

/** At the lower edge of the window, in CSS pixels; not part of the picture. */
const MARK_HEIGHT_PX = 4;

export type WholeErrorCode = 'too-large-image' | 'blank-image';

const position = z.object({ top: z.number().min(0), height: z.number().min(1).max(1_000_000) });

/**
 * PNG of the whole page, `scale` pixels to one of the page: the page is enlarged, not the picture.
 * Taken strip by strip, because no window can be as high.
 */
export async function captureWholePage(
  window: ReportWindow,
  page: ReportPage,
  scale: number,
): Promise<Result<Buffer, WholeErrorCode>> {
  const { contents } = window;
  contents.setZoomFactor(scale);
  try {
    await window.resize(PAGE_WIDTH_PX * scale, (PAGE_HEIGHT_PX + MARK_HEIGHT_PX) * scale);
    await page.settled();
    return await captureStrips(contents, scale);
  } finally {
    await contents.executeJavaScript(unmarkScript());
    contents.setZoomFactor(1);
    await window.resize(PAGE_WIDTH_PX, PAGE_HEIGHT_PX);
  }
}

async function captureStrips(
  contents: WebContents,
  scale: number,
): Promise<Result<Buffer, WholeErrorCode>> {
  const widthPx = PAGE_WIDTH_PX * scale;
  const { height } = await scrollTo(contents, 0);
  const heightPx = Math.floor(height * scale);
  if (widthPx * heightPx > MAX_PIXELS) return err('too-large-image', TOO_LARGE);
  const strips: Strip[] = [];
  for (let top = 0; top < height; top += PAGE_HEIGHT_PX) {
    const strip = await captureStrip(contents, { topCssPx: top, scale, number: strips.length });
    if (strip === null) return err('blank-image', BLANK);
    strips.push(strip);
  }
  const whole = stitch(strips, widthPx, heightPx);
  if (isBlank(whole)) return err('blank-image', BLANK);
  const size = { width: widthPx, height: heightPx };
  return ok(nativeImage.createFromBitmap(Buffer.from(whole.buffer), size).toPNG());
}

interface StripPlace {
  readonly topCssPx: number;
  readonly scale: number;
  /** From 0. */
  readonly number: number;
}

/**
 * Near the end of the page it can't be scrolled as far as was asked for. On a busy machine a frame
 * may still be that from before the scrolling: each place has a colour of its own at the lower edge
 * of the window, and only a frame with that colour counts.
 */
async function captureStrip(
  contents: WebContents,
  { topCssPx, scale, number }: StripPlace,
): Promise<Strip | null> {
  const mark = markColour(number);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    await contents.executeJavaScript(markScript(mark, MARK_HEIGHT_PX));
    const { top } = await scrollTo(contents, topCssPx);
    await nextPaint(contents);
    const image = await contents.capturePage();
    const { width, height } = image.getSize();
    const bitmap = image.toBitmap();
    if (width !== PAGE_WIDTH_PX * scale || !isMarked(bitmap, mark)) continue;
    return { topPx: Math.round(top * scale), heightPx: height - MARK_HEIGHT_PX * scale, bitmap };
  }
  return null;
}

async function scrollTo(contents: WebContents, topCssPx: number) {
  return position.parse(await contents.executeJavaScript(scrollScript(topCssPx)));
}

/** The compositor hands over a frame only when something has changed, or when it is asked to. */
function nextPaint(contents: WebContents): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, FRAME_WAIT_MS);
    function done(): void {
      clearTimeout(timer);
      contents.off('paint', done);
      resolve();
    }
    contents.on('paint', done);
    contents.invalidate();
  });
}

const BLANK = 'The report gave only empty pictures, so nothing was saved: try again.';
const TOO_LARGE =
  'The whole report is too long for one picture of this size: choose a smaller scale, SVG or PDF.';
