import { access } from 'node:fs/promises';
import { join } from 'node:path';

import type { ExportFormat } from '../../../contract/report-export.ts';

/** What stands behind the common name of the files of one export. */
const ENDINGS: Readonly<Record<ExportFormat, string>> = {
  html: '.html',
  pdf: '.pdf',
  // A folder: there is a picture of each figure.
  png: '-figures',
  svg: '-figures',
  md: '.md',
  csv: '-runs.csv',
  'samples-csv': '-samples.csv',
  json: '.json',
  hyperfine: '-hyperfine.json',
  trace: '-trace.json',
};

/** Where each format goes. */
export type ExportPaths = Readonly<Record<ExportFormat, string>>;

/** More files of one name are somebody's mistake. */
const MAX_NUMBER = 1_000;

/**
 * Names for the files of one export that none of them replaces another file by: all of them have the
 * same number. `null`: there are too many of that name.
 * @param folder absolute
 * @param stem the name without its ending
 */
export async function freePaths(
  folder: string,
  stem: string,
  formats: readonly ExportFormat[],
): Promise<ExportPaths | null> {
  for (let number = 1; number <= MAX_NUMBER; number += 1) {
    const paths = pathsOf(join(folder, number === 1 ? stem : `${stem}-${number}`));
    const taken = await Promise.all(formats.map((format) => exists(paths[format])));
    if (!taken.includes(true)) return paths;
  }
  return null;
}

function pathsOf(start: string): ExportPaths {
  const paths = Object.entries(ENDINGS).map(([format, ending]) => [format, start + ending]);
  return Object.fromEntries(paths) as ExportPaths;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
