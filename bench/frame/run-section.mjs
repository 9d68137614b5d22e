// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { summarise } from './summarise.mjs';

/** @typedef {import('./section.mjs').Section} Section */
/** @typedef {import('./section.mjs').SectionContext} SectionContext */
/** @typedef {import('./section.mjs').SectionResult} SectionResult */

/**
 * What a section tells its reader.
 * @typedef {object} ShownSection
 * @property {string} name
 * @property {string} title
 * @property {string} about
 * @property {number} tookS
 * @property {readonly import('./summarise.mjs').ShownRow[]} rows
 * @property {readonly string[]} notes
 * @property {readonly import('./section.mjs').Skipped[]} skipped
 * @property {readonly { name: string, version: string }[]} peers
 * @property {readonly import('./section.mjs').Curve[]} curves
 */

/**
 * A section as it lies in the JSON file.
 * @typedef {ShownSection & {
 *   state: 'measured' | 'not-here' | 'failed',
 *   reason: string | null,
 *   rows: readonly import('./summarise.mjs').Row[],
 * }} SectionRecord `reason`: why it was not measured
 */

/**
 * Runs one section in a folder of its own. A section that fails is told of, and the others go on.
 * @param {Section} section
 * @param {Omit<SectionContext, 'folder'>} parts
 * @returns {Promise<SectionRecord>}
 * @throws {unknown} the signal's reason, once it is aborted
 */
export async function runSection(section, parts) {
  const { name, title, about } = section;
  const folder = mkdtempSync(path.join(tmpdir(), `corelane-bench-${name}-`));
  const startedMs = performance.now();
  const record = (
    /** @type {Partial<SectionRecord> & Pick<SectionRecord, 'state'>} */ outcome,
  ) => ({
    ...{ name, title, about, reason: null, tookS: (performance.now() - startedMs) / 1000 },
    ...{ rows: [], notes: [], skipped: [], peers: [], curves: [] },
    ...outcome,
  });
  try {
    const context = { ...parts, folder };
    const reason = (await section.needs?.(context)) ?? null;
    if (reason !== null) return record({ state: 'not-here', reason });
    return record(measured(await section.run(context)));
  } catch (thrown) {
    parts.signal.throwIfAborted();
    return record({
      state: 'failed',
      reason: thrown instanceof Error ? thrown.message : String(thrown),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {SectionResult} result @returns {Partial<SectionRecord> & { state: 'measured' }} */
function measured({ figures, notes, skipped = [], peers = [], curves = [] }) {
  return { state: 'measured', rows: summarise(figures), notes, skipped, peers, curves };
}
