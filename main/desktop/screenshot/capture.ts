import { setTimeout as delay } from 'node:timers/promises';

import type { NativeImage, Rectangle, WebContents } from 'electron';

import type { ScreenshotArea } from '../../../contract/ipc.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { isBlank } from './blank-check.ts';
import { LIVE_VIEW_RECT_SCRIPT, visibleRect } from './live-view-rect.ts';

/** A window that was just uncovered or resized has its next frame within a few of these. */
const FRAME_WAIT_MS = 120;
const ATTEMPTS = 6;

export type CaptureErrorCode = 'no-live-view' | 'blank-screenshot';

/**
 * The pixels of the page or of its live view. Never a blank image: every capture is looked at, and
 * a new frame is asked for while there is nothing on it.
 */
export async function capture(
  contents: WebContents,
  area: ScreenshotArea,
): Promise<Result<NativeImage, CaptureErrorCode>> {
  const rect = area === 'live-view' ? await findLiveView(contents) : undefined;
  if (rect === null) {
    return err(
      'no-live-view',
      'There is no picture of a run or a comparison here: go to the Lab or to Compare, or open a run from the history.',
    );
  }
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const image = await captureOnce(contents, rect);
    if (image !== null) return ok(image);
    contents.invalidate();
    await delay(FRAME_WAIT_MS);
  }
  return err(
    'blank-screenshot',
    'The window gave only empty pictures, so nothing was saved. Bring the window to the front and try again.',
  );
}

async function findLiveView(contents: WebContents): Promise<Rectangle | null> {
  return visibleRect(await contents.executeJavaScript(LIVE_VIEW_RECT_SCRIPT));
}

async function captureOnce(
  contents: WebContents,
  rect: Rectangle | undefined,
): Promise<NativeImage | null> {
  const image = await contents.capturePage(rect);
  return image.isEmpty() || isBlank(image.toBitmap()) ? null : image;
}
