import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { beforeEach, describe, expect, it } from 'vitest';

import { err, ok } from '../../../contract/result.ts';
import { timedName, writeFolder } from './results-folder.ts';

let reports = '';
beforeEach(async () => {
  reports = join(await mkdtemp(join(tmpdir(), 'corelane-test-')), 'reports');
});

it('names a folder by the time, as every system takes it', () => {
  expect(timedName('first-comparison', new Date('2026-01-02T03:04:05.678Z'))).toBe(
    'first-comparison-2026-01-02T03-04-05',
  );
});

describe('writeFolder', () => {
  it('puts a folder in its place when it is filled', async () => {
    const filled = await writeFolder(join(reports, 'first'), async (unfinished) => {
      await writeFile(join(unfinished, 'a.txt'), 'a');
      expect(await readdir(reports)).not.toContain('first');
      return ok('a.txt');
    });
    expect(filled).toEqual(ok('a.txt'));
    expect(await readdir(reports)).toEqual(['first']);
    expect(await readFile(join(reports, 'first', 'a.txt'), 'utf8')).toBe('a');
  });

  it('leaves nothing of what failed half way', async () => {
    const failed = err('interrupted', 'Interrupted.');
    const outcome = await writeFolder(join(reports, 'first'), async (unfinished) => {
      await writeFile(join(unfinished, 'a.txt'), 'a');
      return failed;
    });
    expect(outcome).toEqual(failed);
    expect(await readdir(reports)).toEqual([]);
  });

  it('says where it could not be written', async () => {
    await writeFile(reports, 'a file');
    const outcome = await writeFolder(join(reports, 'first'), () => Promise.resolve(ok(null)));
    expect(outcome).toMatchObject({ error: { code: 'unwritable-folder' } });
    expect(JSON.stringify(outcome)).toContain(join(reports, 'first'));
  });
});
