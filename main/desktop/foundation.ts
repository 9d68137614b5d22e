import type { Failure } from '../../contract/result.ts';
import { openSettings, type SettingsStore } from '../store/settings-store.ts';
import type { PageSource } from './content/app-origin.ts';
import { log } from './log.ts';
import type { AppPaths } from './paths.ts';
import { createEngine, type Engine } from './services/engine.ts';
import { applyTheme } from './shell/theme.ts';

/** What every kind of start needs before a page can ask for anything. */
export interface Foundation {
  readonly paths: AppPaths;
  readonly source: PageSource;
  readonly engine: Engine;
  readonly settings: SettingsStore;
  /** What was wrong with the settings file. */
  readonly startProblem: Failure | null;
}

/** To be called when Electron is ready. */
export async function layFoundation(paths: AppPaths, source: PageSource): Promise<Foundation> {
  const { store: settings, problem } = await openSettings(paths.settingsFile);
  applyTheme(settings.get());
  const engine = createEngine({ paths, settings: () => settings.get() });
  for (const found of [problem, engine.historyProblem]) {
    if (found !== null) log.problem(found.message, null);
  }
  return { paths, source, engine, settings, startProblem: problem };
}
