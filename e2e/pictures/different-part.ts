import { readFile, writeFile } from 'node:fs/promises';

import { type Locator, type Page, test } from '@playwright/test';

import { readPng } from './read-png.ts';
import { MOST_IN_TILE, TILE_PX, worstTile } from './worst-tile.ts';

/**
 * Where something looks other than in its reviewed picture, in words; empty: nowhere. The picture is
 * left beside the others of a test that fails.
 */
export async function differentPart(subject: Page | Locator, name: string): Promise<string> {
  const got = await subject.screenshot({ caret: 'initial', animations: 'allow', scale: 'css' });
  const wanted = await readFile(test.info().snapshotPath(`${name}.png`, { kind: 'screenshot' }));
  const { share, xPx, yPx } = worstTile(readPng(wanted), readPng(got));
  if (share <= MOST_IN_TILE) return '';
  await writeFile(test.info().outputPath(`${name}-other.png`), got);
  const percent = (100 * share).toFixed(1);
  return `${name}: ${percent} % of the ${TILE_PX} × ${TILE_PX} pixels at ${xPx}, ${yPx} look other.`;
}
