import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { exportTargets, freePaths } from './export-paths.ts';

describe('exportTargets', () => {
  const formats = ['html', 'pdf', 'png', 'svg'] as const;

  it('is a folder of figures, a picture of the whole report for each format, or both', () => {
    const targets = (pictures: 'figures' | 'whole' | 'both') =>
      exportTargets({ formats, pictures });
    expect(targets('figures')).toEqual(['html', 'pdf', 'figures']);
    expect(targets('whole')).toEqual(['html', 'pdf', 'png', 'svg']);
    expect(targets('both')).toEqual(['html', 'pdf', 'figures', 'png', 'svg']);
  });

  it('is no picture where none is chosen', () => {
    expect(exportTargets({ formats: ['html'], pictures: 'both' })).toEqual(['html']);
  });
});

describe('freePaths', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  });

  it('names the files of one export alike', async () => {
    const paths = await freePaths(folder, 'primes', ['html', 'csv', 'png']);
    expect(paths?.html).toBe(join(folder, 'primes.html'));
    expect(paths?.csv).toBe(join(folder, 'primes-runs.csv'));
    expect(paths?.png).toBe(join(folder, 'primes.png'));
  });

  it('gives all of them another number where one is taken', async () => {
    await writeFile(join(folder, 'primes-runs.csv'), '');
    await mkdir(join(folder, 'primes-2-figures'));
    await writeFile(join(folder, 'primes-3.png'), '');
    const paths = await freePaths(folder, 'primes', ['html', 'csv', 'figures', 'png']);
    expect(paths?.html).toBe(join(folder, 'primes-4.html'));
  });

  it('does not care about what is not written', async () => {
    await writeFile(join(folder, 'primes-runs.csv'), '');
    await writeFile(join(folder, 'primes.png'), '');
    const paths = await freePaths(folder, 'primes', ['html', 'figures']);
    expect(paths?.html).toBe(join(folder, 'primes.html'));
  });
});
