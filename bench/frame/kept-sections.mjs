// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { z } from 'zod';

import { writeWholeFile } from './write-whole-file.mjs';

/** @typedef {import('./run-section.mjs').ShownSection} ShownSection */

/**
 * When, on what and how a section was measured.
 * @typedef {object} Circumstances
 * @property {string} startedAt ISO 8601
 * @property {number} repeats of each case
 * @property {number} seed
 * @property {string} command to run it again
 * @property {readonly (readonly [what: string, value: string])[]} machine for people
 * @property {readonly { name: string, version: string }[]} tools
 * @property {number} coresInUseBefore CPU seconds per second of everything on the machine before the section
 */

/**
 * A section as it is kept for the page of figures: what is shown of it, without what was read in each repeat.
 * @typedef {Circumstances & { section: ShownSection }} KeptSection
 */

const SCHEMA = 'corelane.bench.section/1';

/** JSON has no NaN: it is `null` there. */
const number = z
  .number()
  .nullable()
  .transform((value) => value ?? NaN);

const text = z.string();

const estimate = z.object({
  ...{ count: number, median: number, least: number, greatest: number },
  ci95: z.tuple([number, number]).nullable(),
});

const row = z.object({
  ...{ subject: text, case: text, metric: text, unit: text, isPeer: z.boolean(), estimate },
  ratio: z.object({ to: text, estimate }).nullable(),
  goal: z
    .object({
      ...{ words: text, source: text, of: z.enum(['median', 'ratio']) },
      ...{ isKept: z.boolean().nullable(), isSure: z.boolean() },
    })
    .nullable(),
});

const point = z.object({
  ...{ x: number, y: number },
  ...{ low: number.exactOptional(), high: number.exactOptional() },
});

const curve = z.object({
  ...{ title: text, xLabel: text, yLabel: text },
  ...{ isLogX: z.boolean().exactOptional(), isLogY: z.boolean().exactOptional() },
  lines: z.array(
    z.object({ name: text, isPeer: z.boolean().exactOptional(), points: z.array(point) }),
  ),
});

const tools = z.array(z.object({ name: text, version: text }));

const kept = z.object({
  ...{ schema: z.literal(SCHEMA), startedAt: z.iso.datetime(), repeats: z.int(), seed: z.int() },
  ...{ command: text, machine: z.array(z.tuple([text, text])), tools, coresInUseBefore: number },
  section: z.object({
    ...{ name: text, title: text, about: text, tookS: number, rows: z.array(row) },
    ...{ notes: z.array(text), skipped: z.array(z.object({ what: text, why: text })) },
    ...{ peers: tools, curves: z.array(curve) },
  }),
});

/**
 * @param {string} folder
 * @param {KeptSection} measured takes the place of what was kept of this section
 */
export async function keepSection(folder, { section, ...circumstances }) {
  const { name, title, about, tookS, rows, notes, skipped, peers, curves } = section;
  const record = {
    ...{ schema: SCHEMA, ...circumstances },
    section: {
      ...{ name, title, about, tookS, notes, skipped, peers, curves },
      rows: rows.map((each) => ({ ...each, values: undefined })),
    },
  };
  await writeWholeFile(path.join(folder, `${name}.json`), `${JSON.stringify(record, null, 1)}\n`);
}

/**
 * All that are kept, by name.
 * @param {string} folder
 * @param {readonly string[]} names of the sections that there are
 * @returns {Promise<ReadonlyMap<string, KeptSection>>}
 * @throws {Error} in words for the user, where a file can't be understood: without it the page would lose a section
 */
export async function readKeptSections(folder, names) {
  /** @type {Map<string, KeptSection>} */
  const sections = new Map();
  const problems = [];
  for (const file of await jsonFiles(folder)) {
    const name = file.slice(0, -'.json'.length);
    const read = names.includes(name)
      ? readKept(name, await readFile(path.join(folder, file), 'utf8'))
      : 'there is no section of this name (any more)';
    if (typeof read === 'string') problems.push(`${path.join(folder, file)}: ${read}.`);
    else sections.set(name, read);
  }
  if (problems.length === 0) return sections;
  throw new Error(
    `Kept figures can't be read, so the page was left as it is:\n${problems.join('\n')}\nBring back an earlier version of each, or delete it and measure its section again with --write.`,
  );
}

/** @param {string} folder */
async function jsonFiles(folder) {
  try {
    return (await readdir(folder)).filter((file) => file.endsWith('.json')).sort();
  } catch (thrown) {
    if (/** @type {NodeJS.ErrnoException} */ (thrown).code === 'ENOENT') return [];
    throw thrown;
  }
}

/**
 * @param {string} name of the section
 * @param {string} json
 * @returns {KeptSection | string} or why it is none
 */
function readKept(name, json) {
  const value = parsed(json);
  if (value === undefined) return 'it is no JSON, as after a merge that failed';
  const schema = z.object({ schema: z.string() }).safeParse(value).data?.schema;
  if (schema !== undefined && schema !== SCHEMA)
    return `it was written by another version (${schema}, not ${SCHEMA})`;
  const { success, data, error } = kept.safeParse(value);
  if (!success) {
    const [issue] = error.issues;
    return `it does not hold what it should (${issue?.path.join('.')}: ${issue?.message})`;
  }
  return data.section.name === name ? data : `it is of the section “${data.section.name}”`;
}

/** @param {string} json @returns {unknown} `undefined`: it is none */
function parsed(json) {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
