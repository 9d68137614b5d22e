import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { app } from 'electron';

import type { ElectronNode } from '../../runtimes/electron-node.ts';

const ANSWER_TIMEOUT_MS = 5_000;

/**
 * The Node that Electron carries, as a fallback while developing. Asked, not assumed: a fuse may
 * have switched it off, and the same executable would then open a second window instead.
 */
export async function findElectronNode(): Promise<ElectronNode | null> {
  if (app.isPackaged) return null;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['-p', 'process.versions.node'],
      {
        env: { ELECTRON_RUN_AS_NODE: '1' },
        timeout: ANSWER_TIMEOUT_MS,
        killSignal: 'SIGKILL',
      },
    );
    const version = stdout.trim();
    return version === process.versions.node ? { executable: process.execPath, version } : null;
  } catch {
    return null;
  }
}
