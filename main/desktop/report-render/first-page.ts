import { setTimeout as delay } from 'node:timers/promises';

import type { NativeImage } from 'electron';

import { err, ok, type Result } from '../../../contract/result.ts';
import { isBlank } from '../screenshot/blank-check.ts';
import { PAGE_WIDTH_PX, type ReportWindow } from './report-window.ts';

const ATTEMPTS = 6;
const FRAME_WAIT_MS = 100;

/** As much of it as a sheet of paper would show. */
const HEIGHT_PX = Math.round(PAGE_WIDTH_PX * Math.SQRT2);

/** As large as it is shown on a screen of the usual density. */
const WIDTH_PX = PAGE_WIDTH_PX / 2;

/** The beginning of the page. Never blank: a new frame is asked for until there is one. */
export async function captureFirstPage(
  window: ReportWindow,
): Promise<Result<NativeImage, 'blank-image'>> {
  const { contents } = window;
  await window.resize(PAGE_WIDTH_PX, HEIGHT_PX);
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const image = await contents.capturePage();
    const isWhole = image.getSize().height >= HEIGHT_PX;
    if (isWhole && !isBlank(image.toBitmap()))
      return ok(image.resize({ width: WIDTH_PX, quality: 'best' }));
    contents.invalidate();
    await delay(FRAME_WAIT_MS);
  }
  return err('blank-image', 'The preview gave only empty pictures: the export itself may do.');
}
