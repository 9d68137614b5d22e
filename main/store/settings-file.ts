import { open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Failure } from '../../contract/result.ts';
import { toError } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import { defaultSettings, parseSettings } from './settings-schema.ts';

/** Far above any real settings; a larger file is something else. */
const MAX_FILE_BYTES = 1024 * 1024;

export type SettingsReading =
  | { readonly state: 'read' | 'missing'; readonly settings: Settings }
  | {
      readonly state: 'damaged' | 'unreadable';
      readonly settings: Settings;
      readonly detail: string;
    };

/** Reads the settings file and changes nothing. Whatever is wrong, there are settings to go on with. */
export async function readSettings(path: string): Promise<SettingsReading> {
  let content: string;
  try {
    content = await readLimited(path);
  } catch (thrown) {
    const error: NodeJS.ErrnoException = toError(thrown);
    if (error.code === 'ENOENT') return { state: 'missing', settings: defaultSettings };
    return { state: 'unreadable', settings: defaultSettings, detail: error.message };
  }
  const settings = parseSettingsText(content);
  if (settings !== null) return { state: 'read', settings };
  return { state: 'damaged', settings: defaultSettings, detail: 'it holds no JSON object' };
}

/** Moves a damaged file out of the way, never over another one, and says where it is now. */
export async function setDamagedAside(path: string, at: Date = new Date()): Promise<Failure> {
  const time = at.toISOString().replace(/[:.]/g, '-');
  const aside = join(dirname(path), `settings.damaged-${time}.json`);
  try {
    await rename(path, aside);
  } catch (thrown) {
    const { message } = toError(thrown);
    return failure(`'${path}' is damaged and can't be renamed (${message}): defaults are used.`);
  }
  return failure(
    `The settings file was damaged, so defaults are used. It was kept as '${aside}': you may repair it and put it back, or delete it.`,
  );
}

function failure(message: string): Failure {
  return { code: 'settings-damaged', message };
}

/** Settings from the text of the file; `null`: it holds no JSON object. */
export function parseSettingsText(content: string): Settings | null {
  return parseSettings(parseJson(content));
}

async function readLimited(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    // An empty text is no JSON, which is how such a file is to be treated.
    return size > MAX_FILE_BYTES ? '' : await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
