import { access } from 'node:fs/promises';
import { join } from 'node:path';

import type { ExportChoices } from '../../../contract/report-export.ts';
import { IMAGE_FORMATS, type ImageFormat } from '../../../contract/report-looks.ts';
import type { TextFormat } from '../../report/text-formats.ts';

/** What one export writes: a file of each format, `png` and `svg` being the whole report, and a folder. */
export type ExportTarget = TextFormat | ImageFormat | 'pdf' | 'figures';

/** What stands behind the common name of the files of one export. */
const ENDINGS: Readonly<Record<ExportTarget, string>> = {
  html: '.html',
  pdf: '.pdf',
  png: '.png',
  svg: '.svg',
  // A folder: there is a picture of each figure.
  figures: '-figures',
  md: '.md',
  csv: '-runs.csv',
  'samples-csv': '-samples.csv',
  json: '.json',
  hyperfine: '-hyperfine.json',
  trace: '-trace.json',
};

/** Where each of them goes. */
export type ExportPaths = Readonly<Record<ExportTarget, string>>;

/** More files of one name are somebody's mistake. */
const MAX_NUMBER = 1_000;

/** What these choices write. */
export function exportTargets(
  choices: Pick<ExportChoices, 'formats' | 'pictures'>,
): readonly ExportTarget[] {
  const { formats, pictures } = choices;
  const images = imageFormats(choices);
  const figures = images.length > 0 && pictures !== 'whole' ? (['figures'] as const) : [];
  const whole = pictures === 'figures' ? [] : images;
  return [...formats.filter((format) => !isImage(format)), ...figures, ...whole];
}

/** The formats of pictures among those that are chosen. */
export function imageFormats({ formats }: Pick<ExportChoices, 'formats'>): readonly ImageFormat[] {
  return formats.filter(isImage);
}

/**
 * Names for what one export writes that none of it replaces another file by: all have the same
 * number. `null`: there are too many of that name.
 * @param folder absolute
 * @param stem the name without its ending
 */
export async function freePaths(
  folder: string,
  stem: string,
  targets: readonly ExportTarget[],
): Promise<ExportPaths | null> {
  for (let number = 1; number <= MAX_NUMBER; number += 1) {
    const paths = pathsOf(join(folder, number === 1 ? stem : `${stem}-${number}`));
    const taken = await Promise.all(targets.map((target) => exists(paths[target])));
    if (!taken.includes(true)) return paths;
  }
  return null;
}

function isImage(format: string): format is ImageFormat {
  return (IMAGE_FORMATS as readonly string[]).includes(format);
}

function pathsOf(start: string): ExportPaths {
  const paths = Object.entries(ENDINGS).map(([target, ending]) => [target, start + ending]);
  return Object.fromEntries(paths) as ExportPaths;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
