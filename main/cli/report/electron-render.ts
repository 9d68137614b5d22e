import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { err, type Result } from '../../../contract/result.ts';
import type { RenderProgress } from '../../report/render/render-event.ts';
import type { RenderJob } from '../../report/render/render-job.ts';
import type { CliIo } from '../cli-io.ts';
import { ERASE_LINE } from '../terminal-text.ts';
import { runElectron } from './electron-process.ts';
import { type ElectronCommand, findElectron } from './find-electron.ts';

export type RenderErrorCode = 'no-electron' | 'interrupted' | 'not-rendered' | (string & {});

/**
 * Makes PDF and images of a report in an Electron of its own, without a display. An interrupt ends
 * it; then, as after any failure, each file is there whole or not at all.
 * @returns the files written, absolute
 */
export async function renderWithElectron(
  job: RenderJob,
  io: CliIo,
): Promise<Result<readonly string[], RenderErrorCode>> {
  const controller = new AbortController();
  const forget = io.onInterrupt(() => controller.abort());
  try {
    const electron = await findElectron(io, controller.signal);
    if (controller.signal.aborted) return err('interrupted', 'Interrupted: nothing was written.');
    if (!electron.ok) return electron;
    return await renderIn(electron.value, job, io, controller.signal);
  } finally {
    forget();
  }
}

async function renderIn(
  { executable, args }: ElectronCommand,
  job: RenderJob,
  io: CliIo,
  signal: AbortSignal,
): Promise<Result<readonly string[], RenderErrorCode>> {
  // Beside a running Corelane: a profile of its own, that nothing is left of.
  const folder = await mkdtemp(join(tmpdir(), 'corelane-render-'));
  const jobFile = join(folder, 'job.json');
  const progress = progressLine(io);
  try {
    await writeFile(jobFile, JSON.stringify(job));
    return await runElectron({
      executable,
      args: [...args, `--user-data-dir=${join(folder, 'data')}`, `--render-report=${jobFile}`],
      environment: io.environment,
      onProgress: progress.show,
      signal,
    });
  } finally {
    progress.clear();
    await removeFolder(folder);
  }
}

/** Chromium's helpers may still be closing their files. */
async function removeFolder(folder: string): Promise<void> {
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  // It lies in the system's temporary folder: what can't be removed now is removed by the system.
  await rm(folder, options).catch(() => undefined);
}

function progressLine(io: CliIo) {
  let isShown = false;
  return {
    show: ({ what, done, total }: RenderProgress): void => {
      if (!io.isTerminal) return;
      io.err(`${ERASE_LINE}${what} (${done} of ${total})`);
      isShown = true;
    },
    clear: (): void => {
      if (isShown) io.err(ERASE_LINE);
    },
  };
}
