import { nativeImage } from 'electron';

import { err, ok, type Result } from '../../../contract/result.ts';
import { isBlank } from '../screenshot/blank-check.ts';
import type { FigureLook, ReportPage } from './report-page.ts';

const ATTEMPTS = 3;

/** PNG of one figure. Never a blank one: every picture is looked at, and made anew if it is. */
export async function figurePng(
  page: ReportPage,
  id: string,
  look: FigureLook,
  scale: number,
): Promise<Result<Buffer, 'blank-image'>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const png = await page.figurePng(id, look, scale);
    if (!isBlank(nativeImage.createFromBuffer(png).toBitmap())) return ok(png);
    await page.settled();
  }
  return err('blank-image', `The figure '${id}' gave only empty pictures, so it was not saved.`);
}
