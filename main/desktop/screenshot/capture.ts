import type { NativeImage, Rectangle, WebContents } from 'electron';

import type { ScreenshotArea } from '../../../contract/ipc.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import { log } from '../log.ts';
import { within } from '../within.ts';
import { isBlank } from './blank-check.ts';
import { isPageDrawn, whileDrawing } from './drawn-page.ts';
import { LIVE_VIEW_RECT_SCRIPT, visibleRect } from './live-view-rect.ts';
import { copyPage } from './page-copy.ts';

/** A window that was just uncovered or woken has its next frame well within this. */
const FRAME_TIMEOUT_MS = 2_500;

/** Off-screen the processor draws, which the runs may be using. */
const COPY_FRAME_TIMEOUT_MS = 10_000;

const ATTEMPTS = 3;

export type CaptureErrorCode = 'no-live-view' | 'blank-screenshot';

/** `null`: there came no frame, or only blank ones. */
type Captured = Result<NativeImage, CaptureErrorCode> | null;

/**
 * The pixels of the page or of its live view as they would be on the screen now, whether or not the
 * window is: a page that nobody sees draws for the picture, and where its window gives no frame, a
 * copy of it does off-screen. Never a blank image: every capture is looked at. One call at a time
 * for a page.
 */
export async function capture(
  contents: WebContents,
  area: ScreenshotArea,
): Promise<Result<NativeImage, CaptureErrorCode>> {
  return whileDrawing(contents, async () => {
    const seen = await captureFrame(contents, area, FRAME_TIMEOUT_MS);
    const captured = seen ?? (await captureCopy(contents, area));
    return captured ?? err('blank-screenshot', BLANK);
  });
}

async function captureFrame(
  contents: WebContents,
  area: ScreenshotArea,
  timeoutMs: number,
): Promise<Captured> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    // Twice: it scrolls there before it is drawn, and has its final place only afterwards.
    if ((await findArea(contents, area)) === null) return err('no-live-view', NO_LIVE_VIEW);
    if (!(await isPageDrawn(contents, timeoutMs))) return null;
    const rect = await findArea(contents, area);
    if (rect === null) return err('no-live-view', NO_LIVE_VIEW);
    const image = await within(timeoutMs, contents.capturePage(rect));
    if (image === null) return null;
    if (!image.isEmpty() && !isBlank(image.toBitmap())) return ok(image);
    contents.invalidate();
  }
  return null;
}

async function captureCopy(contents: WebContents, area: ScreenshotArea): Promise<Captured> {
  try {
    const copy = await copyPage(contents);
    if (copy === null) return null;
    const captured = captureFrame(copy.contents, area, COPY_FRAME_TIMEOUT_MS);
    return await captured.finally(() => copy.close());
  } catch (thrown) {
    log.problem('The page could not be drawn off-screen for a picture.', toError(thrown));
    return null;
  }
}

/** `undefined` for all of the page, `null` when what is asked for is not there. */
async function findArea(
  contents: WebContents,
  area: ScreenshotArea,
): Promise<Rectangle | null | undefined> {
  if (area === 'window') return undefined;
  return visibleRect(await contents.executeJavaScript(LIVE_VIEW_RECT_SCRIPT));
}

const NO_LIVE_VIEW =
  'There is no picture of a run or a comparison here: go to the Lab or to Compare, or open a run from the history.';
const BLANK =
  'The window gave only empty pictures, so nothing was saved. Bring the window to the front and try again.';
