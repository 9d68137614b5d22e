import { isDeepStrictEqual } from 'node:util';

import type { ElectronApplication, Page } from '@playwright/test';
import { expect } from '@playwright/test';

import type { SettingsPatch } from '../contract/ipc.ts';
import type { Settings } from '../contract/settings.ts';
import { valueFromMain } from './ask-main.ts';
import { EVERYTHING } from './history-queries.ts';

/** What tests put something of their own in the place of. */
interface Untouched {
  readonly replaced: readonly (readonly [owner: object, name: string, value: unknown])[];
  readonly windowId: number;
  readonly bounds: Electron.Rectangle;
}

type MainGlobals = typeof globalThis & { untouched?: Untouched };

/** Called once after the start: what `resetApp` will bring back. */
export async function rememberUntouched(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, dialog, shell }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('There is no window.');
    const owned = [
      [dialog, ['showOpenDialog', 'showSaveDialog', 'showMessageBox']],
      [shell, ['showItemInFolder', 'openExternal']],
    ] as const;
    const replaced = owned.flatMap(([owner, names]) =>
      names.map((name) => [owner, name, Reflect.get(owner, name) as unknown] as const),
    );
    const untouched = { replaced, windowId: window.id, bounds: window.getBounds() };
    (globalThis as MainGlobals).untouched = untouched;
  });
}

/** Stops a run or an experiment, and waits until it has ended. */
export async function endWhatRuns(page: Page): Promise<void> {
  const states = async () => {
    const { runState, experimentState } = await valueFromMain(page, 'app:snapshot', null);
    return [runState.state, experimentState.state] as const;
  };
  const [run, experiment] = await states();
  if (isExperimentUnderWay(experiment)) await valueFromMain(page, 'experiment:control', 'stop');
  else if (isRunUnderWay(run)) await valueFromMain(page, 'run:stop', null);
  const isUnderWay = async () => {
    const [nowRun, nowExperiment] = await states();
    return isRunUnderWay(nowRun) || isExperimentUnderWay(nowExperiment);
  };
  await expect.poll(isUnderWay, { intervals: [20, 50, 100], message: 'a run goes on' }).toBe(false);
}

function isRunUnderWay(state: string): boolean {
  return ['starting', 'running', 'stopping'].includes(state);
}

function isExperimentUnderWay(state: string): boolean {
  return ['running', 'pausing', 'paused', 'stopping'].includes(state);
}

export interface ResetSubject {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly complaints: string[];
  /** As they were after the start. */
  readonly settings: Settings;
}

/**
 * Brings back what a first start has: dialogs, clipboard, window, settings, approvals, the history unless
 * it is to be kept, and a page that has just been loaded. Not the run that was last.
 * @returns whether all settings are what they were; the page may not change those that only main writes
 */
export async function resetApp(
  subject: ResetSubject,
  { keepsHistory }: { readonly keepsHistory: boolean },
): Promise<{ readonly hasAllSettings: boolean }> {
  const { app, page, complaints, settings } = subject;
  await resetMain(app);
  await page.emulateMedia({ reducedMotion: null, forcedColors: null, contrast: null });
  // What it has not saved yet would else come behind what is brought back here.
  await page.evaluate("window.dispatchEvent(new Event('pagehide'))");
  await valueFromMain(page, 'settings:update', writable(settings));
  for (const { id } of await valueFromMain(page, 'approval:list', null)) {
    await valueFromMain(page, 'approval:revoke', id);
  }
  if (!keepsHistory) await emptyHistory(page);
  await page.mouse.move(0, 0);
  // From here on they are those of the new page.
  page.once('framenavigated', () => complaints.splice(0));
  await page.reload();
  const { settings: now } = await valueFromMain(page, 'app:snapshot', null);
  return { hasAllSettings: isDeepStrictEqual(now, settings) };
}

/** Without what only main writes, by the system's own dialogs. */
function writable(settings: Settings): SettingsPatch {
  const ofMainAlone = ['exportFolder', 'runHosts'];
  const entries = Object.entries(settings).filter(([name]) => !ofMainAlone.includes(name));
  return Object.fromEntries(entries);
}

async function emptyHistory(page: Page): Promise<void> {
  for (const withRunsOfExperiments of [false, true]) {
    for (;;) {
      const query = { ...EVERYTHING, withRunsOfExperiments };
      const { entries } = await valueFromMain(page, 'history:list', query);
      if (entries.length === 0) break;
      const items = entries.map(({ kind, id }) => ({ kind, id }));
      await valueFromMain(page, 'history:delete', items);
    }
  }
}

async function resetMain(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow, clipboard }) => {
    const { untouched } = globalThis as MainGlobals;
    if (untouched === undefined) throw new Error('Nothing was remembered.');
    for (const [owner, name, value] of untouched.replaced) Reflect.set(owner, name, value);
    for (const window of BrowserWindow.getAllWindows()) {
      if (window.id !== untouched.windowId) window.destroy();
    }
    const window = BrowserWindow.fromId(untouched.windowId);
    if (window === null) throw new Error('The window is gone.');
    if (window.isMinimized()) window.restore();
    if (!window.isVisible()) window.show();
    window.setBounds(untouched.bounds);
    window.webContents.setZoomFactor(1);
    clipboard.clear();
  });
}
