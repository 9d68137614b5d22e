import type { BrowserWindow } from 'electron';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { SettingsStore } from '../../store/settings-store.ts';
import type { Foundation } from '../foundation.ts';
import type { Push } from '../ipc/register.ts';
import { connectPage } from '../page-connection.ts';
import { beforePageEnds } from '../report-render/page-end.ts';
import { capture } from '../screenshot/capture.ts';
import { within } from '../within.ts';
import { createOffscreenWindow } from './offscreen-window.ts';
import { COMPARE_DRAWN_SCRIPT, WINDOW_OPEN_SCRIPT } from './window-scripts.ts';

/** A slow machine takes seconds for the first time, a busy one much longer. */
const DRAWN_TIMEOUT_MS = 90_000;

/** Takes pictures of the app's window, which nobody sees. */
export interface WindowPictures {
  /** PNG of the window with the comparison that has just ended, and what was asked for beside it. */
  take(spec: ExperimentSpec): Promise<Result<Buffer>>;
}

/** Opens no window before the first picture: while runs are timed there is none. */
export function createWindowPictures(foundation: Foundation): WindowPictures {
  let shown: ExperimentSpec | null = null;
  let opened: { readonly window: BrowserWindow; readonly push: Push } | null = null;
  const open = () => {
    const window = createOffscreenWindow(foundation.paths.preloadFile);
    const settings = showing(foundation.settings, () => shown);
    return { window, push: connectPage(window, { ...foundation, settings }) };
  };
  return {
    async take(spec) {
      shown = spec;
      opened ??= open();
      const { window, push } = opened;
      await window.loadURL(foundation.source.pageUrl);
      const isOpen = await comesTrue(window, WINDOW_OPEN_SCRIPT);
      push('menu:command', 'show-compare');
      if (!isOpen || !(await comesTrue(window, COMPARE_DRAWN_SCRIPT)))
        return err('not-drawn', NOT_DRAWN);
      const captured = await capture(window.webContents, 'window');
      return captured.ok ? ok(captured.value.toPNG()) : captured;
    },
  };
}

const NOT_DRAWN = 'The window did not draw itself, so there is no picture of it.';

/** The user's settings, but for the panel: there stands what ran. Nothing of that is remembered. */
function showing(settings: SettingsStore, experiment: () => ExperimentSpec | null): SettingsStore {
  return {
    ...settings,
    get: () => ({ ...settings.get(), experiment: experiment() }),
  };
}

/** Whether a script of the page resolves in time; not if the page is gone first. */
async function comesTrue({ webContents }: BrowserWindow, script: string): Promise<boolean> {
  const done = webContents.executeJavaScript(script).then(() => true);
  return (
    (await within(DRAWN_TIMEOUT_MS, beforePageEnds(webContents, done)).catch(() => null)) === true
  );
}
