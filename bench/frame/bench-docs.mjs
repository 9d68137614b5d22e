// @ts-check
import path from 'node:path';

import { REPOSITORY } from '../../scripts/repository.mjs';
import { chartFile, chartOf } from './chart.mjs';
import { figuresPage } from './figures-page.mjs';
import { loadSections, sectionNames } from './find-sections.mjs';
import { keepSection, readKeptSections } from './kept-sections.mjs';
import { LIMITS_CHART, limitsChart, limitsPage } from './limits-page.mjs';
import { writeWholeFile } from './write-whole-file.mjs';

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */

/** Where the pages that the benchmarks write lie, and what they are written from. */
export const DOCS = path.join(REPOSITORY, 'docs');

/** @param {string} docs */
export function keptFolder(docs) {
  return path.join(docs, 'performance-figures');
}

/**
 * @param {string} docs
 * @returns {Promise<ReadonlyMap<string, KeptSection>>} by name
 * @throws {Error} in words for the user, where a file can't be understood
 */
export function readKept(docs) {
  return readKeptSections(keptFolder(docs), sectionNames());
}

/**
 * Keeps a section in the place of what was kept of it, draws its chart, and writes the pages anew. The section is
 * kept first: should others turn out to be unreadable, nothing of it is lost.
 * @param {string} docs
 * @param {KeptSection} measured
 */
export async function keepInDocs(docs, measured) {
  await keepSection(keptFolder(docs), measured);
  await writePages(docs);
}

/**
 * Writes from what is kept, and from nothing else.
 * @param {string} docs
 */
export async function writePages(docs) {
  const kept = await readKept(docs);
  const sections = await loadSections([]);
  for (const { section } of kept.values()) {
    const file = path.join(docs, 'images', chartFile(section.name));
    await writeWholeFile(file, chartOf(section, { isQuick: false }));
  }
  const chart = limitsChart(kept);
  if (chart !== null) await writeWholeFile(path.join(docs, 'images', LIMITS_CHART), chart);
  await writeWholeFile(path.join(docs, 'performance-figures.md'), figuresPage(sections, kept));
  await writeWholeFile(path.join(docs, 'limits.md'), limitsPage(kept));
}
