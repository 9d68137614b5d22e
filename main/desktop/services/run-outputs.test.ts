import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { showOutput } from './run-outputs.ts';

vi.mock('electron', () => ({ shell: {} }));

const RUN_ID = 'b3a1c2d4-0000-4000-8000-000000000000';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('shows the file of the run, and says when it is gone', async () => {
  const shower = { open: vi.fn(() => Promise.resolve('')), reveal: vi.fn() };
  const asked = { runId: RUN_ID, stream: 'stderr', how: 'reveal' } as const;
  expect(await showOutput(asked, folder, shower)).toMatchObject({ error: { code: 'no-output' } });
  await mkdir(join(folder, RUN_ID));
  const path = join(folder, RUN_ID, 'stderr');
  await writeFile(path, 'oh');
  expect(await showOutput(asked, folder, shower)).toMatchObject({ ok: true });
  expect(shower.reveal).toHaveBeenCalledExactlyOnceWith(path);
  expect(await showOutput({ ...asked, how: 'open' }, folder, shower)).toMatchObject({ ok: true });
  expect(shower.open).toHaveBeenCalledExactlyOnceWith(path);
  shower.open.mockResolvedValue('no program for it');
  expect(await showOutput({ ...asked, how: 'open' }, folder, shower)).toMatchObject({
    error: { code: 'not-opened' },
  });
});
