import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Page } from '@playwright/test';

import type { Settings } from '../contract/settings.ts';
import { valueFromMain } from './ask-main.ts';
import { closeApp, expectNothingLeft } from './end-app.ts';
import { launchApp } from './launch-app.ts';
import { endWhatRuns, rememberUntouched, resetApp } from './reset-app.ts';

/**
 * What a test may find of those before it. `none`: nothing, as after a first start. `ended`: the run that
 * ended last may still be shown, so that the test waits for its own (`untilStarted`). `kept`: also the
 * history of the tests before it in its file, and what they have chosen for exports.
 */
export type EarlierRuns = 'none' | 'ended' | 'kept';

export interface WantedApp {
  readonly earlierRuns: EarlierRuns;
  readonly environment: Readonly<Record<string, string>>;
  /** Of the test. */
  readonly file: string;
}

/** An app that has been started, and what it was like then. */
interface StartedApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly complaints: string[];
  readonly settings: Settings;
  readonly environment: string;
  /** Of the last test it served. */
  file: string;
}

/** Errors that the page writes on its console from now on, violations of its policy among them. */
export function listenForComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}

/**
 * One app for many tests, one after the other. Each finds it as after a first start: it is brought back
 * to that, and where that can't be done it is started anew.
 */
export class SharedApp {
  readonly #directory: string;
  #started: StartedApp | null = null;
  #starts = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  static async open(): Promise<SharedApp> {
    return new SharedApp(await mkdtemp(join(tmpdir(), 'corelane-e2e-shared-')));
  }

  get screenshotsDirectory(): string {
    return join(this.#directory, 'shots');
  }

  /** Of the page, since the last `prepare`. */
  get complaints(): string[] {
    return this.#started?.complaints ?? [];
  }

  async prepare(wanted: WantedApp): Promise<ElectronApplication> {
    const kept = await this.#reused(wanted);
    const started = kept ?? (await this.#startAnew(wanted));
    started.file = wanted.file;
    return started.app;
  }

  /** After a test: ends what it left going on, and sees that none of its processes is left. */
  async settle(): Promise<void> {
    if (this.#started === null) return;
    const { app, page } = this.#started;
    await endWhatRuns(page);
    await expectNothingLeft(app);
  }

  async close(): Promise<void> {
    await this.#end();
    await rm(this.#directory, { recursive: true, force: true });
  }

  /** The app that is there, brought back; `null`: there is none, or it can't be brought back. */
  async #reused(wanted: WantedApp): Promise<StartedApp | null> {
    const started = this.#started;
    if (started?.environment !== JSON.stringify(wanted.environment)) return null;
    const { runState, experimentState } = await valueFromMain(started.page, 'app:snapshot', null);
    const isUnused = runState.state === 'idle' && experimentState.state === 'idle';
    if (wanted.earlierRuns === 'none' && !isUnused) return null;
    const isKept = wanted.earlierRuns === 'kept' && started.file === wanted.file;
    await rm(this.screenshotsDirectory, { recursive: true, force: true });
    const { hasAllSettings } = await resetApp(started, { keepsHistory: isKept });
    return hasAllSettings || isKept ? started : null;
  }

  async #startAnew({ environment, file }: WantedApp): Promise<StartedApp> {
    await this.#end();
    await rm(this.screenshotsDirectory, { recursive: true, force: true });
    const app = await launchApp({
      userDataDirectory: join(this.#directory, `data-${this.#starts}`),
      screenshotsDirectory: this.screenshotsDirectory,
      environment,
    });
    this.#starts += 1;
    const page = await app.firstWindow();
    const complaints = listenForComplaints(page);
    await rememberUntouched(app);
    const { settings } = await valueFromMain(page, 'app:snapshot', null);
    const known = { app, page, complaints, settings, environment: JSON.stringify(environment) };
    this.#started = { ...known, file };
    return this.#started;
  }

  async #end(): Promise<void> {
    const started = this.#started;
    this.#started = null;
    if (started !== null) await closeApp(started.app);
  }
}
