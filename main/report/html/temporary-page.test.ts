import { access, mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { err, ok } from '../../../contract/result.ts';
import { report, reportedRun } from './report.test-support.ts';
import { withReportPage } from './temporary-page.ts';

const TEMPLATE = `<title>Corelane report</title>${['policy', 'summary', 'data'].map((part) => `<!-- report:${part} -->`).join('')}`;

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  await mkdir(join(directory, 'out', 'report'), { recursive: true });
  await writeFile(join(directory, 'out', 'report', 'report.html'), TEMPLATE);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

it('is there while it is used, and gone afterwards, whatever came of it', async () => {
  let used = '';
  const use = async (htmlPath: string) => {
    used = htmlPath;
    await readFile(htmlPath, 'utf8');
    return err('blank-image', 'Nothing to be seen.');
  };
  const answer = await withReportPage(report([reportedRun()]), directory, use);
  expect(answer).toMatchObject({ ok: false, error: { code: 'blank-image' } });
  expect(used).not.toBe('');
  await expect(access(used)).rejects.toThrow('ENOENT');
});

it('says in a sentence that there is no room for it', async () => {
  const noFolder = join(directory, 'a-file');
  await writeFile(noFolder, '');
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, noFolder);
  const use = vi.fn(() => Promise.resolve(ok(null)));
  const answer = await withReportPage(report([reportedRun()]), directory, use);
  expect(answer).toMatchObject({ ok: false, error: { code: 'unwritable' } });
  expect(use).not.toHaveBeenCalled();
});
