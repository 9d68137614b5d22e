// @ts-check
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { keepInDocs, keptFolder, readKept } from './bench-docs.mjs';
import { summarise } from './summarise.mjs';

/** @typedef {import('./kept-sections.mjs').KeptSection} KeptSection */

/** @type {string} */
let docs;

beforeEach(() => {
  docs = mkdtempSync(path.join(tmpdir(), 'corelane-docs-'));
});
afterEach(() => rmSync(docs, { recursive: true, force: true }));

/** @param {string} name @param {readonly number[]} values @returns {KeptSection} */
const measured = (name, values) => ({
  ...{ startedAt: '2026-01-02T03:04:05.000Z', repeats: 3, seed: 1, command: 'npm run bench' },
  ...{ machine: [['processor', 'A processor']], tools: [], coresInUseBefore: NaN },
  section: {
    ...{ name, title: name, about: 'About.', tookS: 1, notes: [], skipped: [], peers: [] },
    rows: summarise([{ subject: 'Corelane', case: 'c', metric: 'm', unit: 'ms', values }]),
    curves: [
      {
        ...{ title: 'C', xLabel: 'x', yLabel: 'y', isLogX: true },
        lines: [{ name: 'l', points: [{ x: 1, y: NaN, low: 0, high: 2 }] }],
      },
    ],
  },
});

const page = () => readFileSync(path.join(docs, 'performance-figures.md'), 'utf8');

/** @param {string} name */
const fileOf = (name) => path.join(keptFolder(docs), `${name}.json`);

describe('keeping sections', () => {
  it('replaces what was measured again, and leaves the others', async () => {
    await keepInDocs(docs, measured('sampler', [1, 1, 1]));
    await keepInDocs(docs, measured('store', [2, 2, 2]));
    await keepInDocs(docs, measured('sampler', [3, 3, 3]));
    expect(page()).toContain('| Corelane | 3 ms |');
    expect(page()).toContain('| Corelane | 2 ms |');
    expect(page()).not.toContain('| Corelane | 1 ms |');
    expect(readdirSync(path.join(docs, 'images')).sort()).toEqual([
      'bench-sampler.svg',
      'bench-store.svg',
    ]);
  });

  it('keeps all that is shown, without what was read in each repeat', async () => {
    const whole = measured('sampler', [1, NaN]);
    await keepInDocs(docs, whole);
    const rows = whole.section.rows.map((row) => ({ ...row, values: undefined }));
    expect((await readKept(docs)).get('sampler')).toEqual({
      ...{ schema: 'corelane.bench.section/1', ...whole },
      section: { ...whole.section, rows },
    });
    expect(readFileSync(fileOf('sampler'), 'utf8')).not.toContain('"values"');
  });

  it('has nothing where nothing was ever kept', async () => {
    expect((await readKept(docs)).size).toBe(0);
  });

  it.each([
    ['<<<<<<< HEAD', /store\.json: it is no JSON/],
    ['{"schema":"corelane.bench.section/0"}', /another version \(corelane\.bench\.section\/0/],
    ['{}', /does not hold what it should \(schema/],
  ])('says what is wrong with %s, and loses nothing', async (text, words) => {
    await keepInDocs(docs, measured('store', [2, 2, 2]));
    const before = page();
    writeFileSync(fileOf('store'), text);
    await expect(readKept(docs)).rejects.toThrow(words);
    await expect(keepInDocs(docs, measured('sampler', [1, 1, 1]))).rejects.toThrow(words);
    expect(page()).toBe(before);
    expect(readFileSync(fileOf('store'), 'utf8')).toBe(text);
    await keepInDocs(docs, measured('store', [4, 4, 4]));
    expect(page()).toContain('| Corelane | 1 ms |');
    expect(page()).toContain('| Corelane | 4 ms |');
  });

  it('says which file is of no section', async () => {
    await keepInDocs(docs, measured('store', [2]));
    writeFileSync(fileOf('stoer'), readFileSync(fileOf('store')));
    await expect(readKept(docs)).rejects.toThrow(/stoer\.json: there is no section of this name/);
  });
});
