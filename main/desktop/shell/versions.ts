import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { AppVersions } from '../../../contract/ipc.ts';

const ORIGINS = new Map([
  ['official', 'official release'],
  ['registry', 'npm registry'],
]);

/** `process.versions` as Electron fills it. */
export function readVersions(app: string, versions: NodeJS.ProcessVersions): AppVersions {
  return {
    app,
    electron: versions.electron,
    chromium: versions.chrome,
    node: versions.node,
  };
}

/**
 * Where the Electron that runs us came from, as the set-up noted it beside the executable.
 * `null`: it was not set up by us but by the user.
 */
export function runtimeOrigin(executable: string): string | null {
  try {
    const note = readFileSync(join(dirname(executable), 'corelane-runtime.json'), 'utf8');
    const { origin } = JSON.parse(note) as { readonly origin?: unknown };
    return typeof origin === 'string' ? (ORIGINS.get(origin) ?? null) : null;
  } catch {
    return null;
  }
}

/** What a bug report needs, one line each. */
export function versionLines(versions: AppVersions, origin: string | null): string {
  const electron = origin === null ? versions.electron : `${versions.electron} (${origin})`;
  return [
    `Corelane ${versions.app}`,
    `Electron ${electron}`,
    `Chromium ${versions.chromium}`,
    `Node.js ${versions.node}`,
  ].join('\n');
}
