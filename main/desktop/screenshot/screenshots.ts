import type { BrowserWindow } from 'electron';

import type { ScreenshotOutcome, ScreenshotRequest } from '../../../contract/ipc.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunHeader } from '../../../contract/run.ts';
import type { SavedFiles } from '../services/saved-files.ts';
import { capture } from './capture.ts';
import { copyImage } from './copy-image.ts';
import { imageName } from './image-name.ts';
import { saveImage } from './save-image.ts';

export interface Screenshots {
  take(request: ScreenshotRequest): Promise<Result<ScreenshotOutcome>>;
}

export interface ScreenshotOptions {
  readonly directory: string;
  readonly getWindow: () => BrowserWindow | null;
  readonly currentRun: () => RunHeader | null;
  readonly savedFiles: SavedFiles;
}

export function createScreenshots(options: ScreenshotOptions): Screenshots {
  async function save(png: Buffer): Promise<Result<ScreenshotOutcome>> {
    const name = imageName(new Date(), options.currentRun());
    const saved = await saveImage(options.directory, name, png);
    if (!saved.ok) return saved;
    options.savedFiles.add(saved.value);
    return ok({ outcome: 'saved', path: saved.value });
  }

  async function takeOne({ area, target }: ScreenshotRequest): Promise<Result<ScreenshotOutcome>> {
    const window = options.getWindow();
    if (window === null) return err('no-window', 'There is no window to capture.');
    const captured = await capture(window.webContents, area);
    if (!captured.ok) return captured;
    if (target === 'file') return save(captured.value.toPNG());
    await copyImage(captured.value);
    return ok({ outcome: 'copied' });
  }

  let last: Promise<unknown> = Promise.resolve();
  return {
    // One after the other: each lets the page draw only until its own end.
    take(request) {
      const next = last.then(() => takeOne(request));
      last = next.catch(() => undefined);
      return next;
    },
  };
}
