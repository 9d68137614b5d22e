import { type BrowserWindow, shell } from 'electron';

import type { ScreenshotOutcome, ScreenshotRequest } from '../../../contract/ipc.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunHeader } from '../../../contract/run.ts';
import { capture } from './capture.ts';
import { copyImage } from './copy-image.ts';
import { imageName } from './image-name.ts';
import { saveImage } from './save-image.ts';

export interface Screenshots {
  take(request: ScreenshotRequest): Promise<Result<ScreenshotOutcome>>;
  /** Shows a file in the system's file manager, if this session saved it. */
  reveal(path: string): Result<null>;
}

export interface ScreenshotOptions {
  readonly directory: string;
  readonly getWindow: () => BrowserWindow | null;
  readonly currentRun: () => RunHeader | null;
}

export function createScreenshots(options: ScreenshotOptions): Screenshots {
  const savedPaths = new Set<string>();

  async function save(png: Buffer): Promise<Result<ScreenshotOutcome>> {
    const name = imageName(new Date(), options.currentRun());
    const saved = await saveImage(options.directory, name, png);
    if (!saved.ok) return saved;
    savedPaths.add(saved.value);
    return ok({ outcome: 'saved', path: saved.value });
  }

  return {
    async take({ area, target }) {
      const window = options.getWindow();
      if (window === null) return err('no-window', 'There is no window to capture.');
      const captured = await capture(window.webContents, area);
      if (!captured.ok) return captured;
      if (target === 'file') return save(captured.value.toPNG());
      await copyImage(captured.value);
      return ok({ outcome: 'copied' });
    },
    reveal(path) {
      // The page names the path, so it may only be one that we gave it.
      if (!savedPaths.has(path)) {
        return err('unknown-path', 'Only a screenshot of this session can be shown.');
      }
      shell.showItemInFolder(path);
      return ok(null);
    },
  };
}
