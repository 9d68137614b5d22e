import type { SettingsPatch } from '../../contract/ipc.ts';
import { type Failure, toError } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import { readSettings, setDamagedAside } from './settings-file.ts';
import { parseSettings } from './settings-schema.ts';
import { writeWholeFile } from './write-whole-file.ts';

const WRITE_DELAY_MS = 300;
const OWNER_ONLY = 0o600;

/** The settings of this user: kept in memory, written behind. */
export interface SettingsStore {
  get(): Settings;
  /** Replaces whole parts; a value out of its bounds leaves what was there. */
  update(patch: SettingsPatch): Settings;
  /** Called after every change. Returns its own unsubscribe. */
  onChange(listener: (settings: Settings) => void): () => void;
  /** Called when writing failed; the settings then last until Corelane ends. Returns its own unsubscribe. */
  onProblem(listener: (problem: Failure) => void): () => void;
  /** Resolves when every change so far is on disk (or was reported as a problem). */
  flush(): Promise<void>;
}

export interface OpenedSettings {
  readonly store: SettingsStore;
  /** What was wrong with the file, for the user; `null` when it was fine or not there yet. */
  readonly problem: Failure | null;
}

/**
 * Opens the settings file at `path`. Never rejects: a damaged file is set aside, an unreadable one
 * is left alone and the settings then live in memory only.
 */
export async function openSettings(path: string): Promise<OpenedSettings> {
  const reading = await readSettings(path);
  switch (reading.state) {
    case 'damaged':
      return {
        store: createStore(path, reading.settings),
        problem: await setDamagedAside(path),
      };
    case 'unreadable':
      return {
        store: createStore(null, reading.settings),
        problem: {
          code: 'settings-unreadable',
          message: `'${path}' can't be read (${reading.detail}): defaults are used and changes are not kept. Check its permissions.`,
        },
      };
    case 'read':
    case 'missing':
      return { store: createStore(path, reading.settings), problem: null };
  }
}

/** @param path where to write; `null`: nowhere */
function createStore(path: string | null, initial: Settings): SettingsStore {
  let settings = initial;
  let timer: NodeJS.Timeout | undefined;
  let isDirty = false;
  let writing = Promise.resolve();
  const changeListeners = new Set<(settings: Settings) => void>();
  const problemListeners = new Set<(problem: Failure) => void>();

  const write = async (): Promise<void> => {
    if (!isDirty || path === null) return;
    isDirty = false;
    try {
      await writeWholeFile(path, `${JSON.stringify(settings, null, 2)}\n`, OWNER_ONLY);
    } catch (thrown) {
      const message = `The settings can't be saved to '${path}' (${toError(thrown).message}): free some space or check the permissions.`;
      for (const listener of problemListeners) listener({ code: 'settings-not-saved', message });
    }
  };

  const flush = (): Promise<void> => {
    clearTimeout(timer);
    writing = writing.then(write);
    return writing;
  };

  return {
    get: () => settings,
    update: (patch) => {
      settings = parseSettings({ ...settings, ...patch }, settings) ?? settings;
      isDirty = true;
      clearTimeout(timer);
      timer = setTimeout(() => void flush(), WRITE_DELAY_MS);
      for (const listener of changeListeners) listener(settings);
      return settings;
    },
    onChange: (listener) => subscribe(changeListeners, listener),
    onProblem: (listener) => subscribe(problemListeners, listener),
    flush,
  };
}

function subscribe<Listener>(listeners: Set<Listener>, listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
