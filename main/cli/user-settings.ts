import { homedir } from 'node:os';
import { join } from 'node:path';

import type { Settings } from '../../contract/settings.ts';
import { type UserFolders, userFolders } from '../store/folders.ts';
import { readSettings } from '../store/settings-file.ts';
import type { CliIo } from './cli-io.ts';

export function foldersOf(io: CliIo): UserFolders {
  return userFolders(io.environment, process.platform, io.environment['HOME'] ?? homedir());
}

/** The user's settings. They are the window's to repair: here a damaged file is only told. */
export async function userSettings(io: CliIo): Promise<Settings> {
  const path = join(foldersOf(io).config, 'settings.json');
  const reading = await readSettings(path);
  if (reading.state === 'damaged' || reading.state === 'unreadable')
    io.err(`The settings in '${path}' can't be used (${reading.detail}): defaults are used.\n`);
  return reading.settings;
}
