import { delimiter, dirname, join } from 'node:path';

import { SILENCED } from '../monitor/silenced.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What Electron sets for its own children, or for itself. */
const OF_ELECTRON = /^(?:ELECTRON_|CHROME_DESKTOP$|ORIGINAL_XDG_CURRENT_DESKTOP$)/;

/** What npm sets for `npm run corelane`: the user's own shell does not have it. */
const OF_NPM = /^(?:npm_|NODE$|INIT_CWD$|COLOR$)/;

/**
 * The environment of a program of the user's own: that in which Corelane itself was started, without
 * what Corelane, Electron or `npm run corelane` have added to it.
 * @param own Corelane's environment
 * @param additions of the user; they win over `own`
 * @param runId by which whatever the program starts is found again
 */
export function commandEnvironment(
  own: Environment,
  additions: Readonly<Record<string, string>>,
  runId: string,
): Record<string, string> {
  const isByNpm = own['npm_lifecycle_event'] === 'corelane';
  const kept = Object.entries(own).flatMap(([name, value]) => {
    const isSilence = name === SILENCED.name && value === SILENCED.value;
    const isOurs = OF_ELECTRON.test(name) || name.startsWith('CORELANE_') || isSilence;
    return value === undefined || isOurs || (isByNpm && OF_NPM.test(name))
      ? []
      : [[name, value] as const];
  });
  const environment = Object.fromEntries(kept);
  if (isByNpm && environment['PATH'] !== undefined) {
    environment['PATH'] = withoutNpm(environment['PATH'], own['npm_package_json']);
  }
  return { ...environment, ...additions, CORELANE_RUN_ID: runId };
}

/** What npm puts in front: the folders of programs of the package, and of those above it. */
function withoutNpm(path: string, packageFile: string | undefined): string {
  const own = new Set(packageFile === undefined ? [] : programFolders(dirname(packageFile)));
  const isNpms = (folder: string): boolean =>
    own.has(folder) || folder.endsWith(join('run-script', 'lib', 'node-gyp-bin'));
  const folders = path.split(delimiter);
  const first = folders.findIndex((folder) => !isNpms(folder));
  return folders.slice(Math.max(0, first)).join(delimiter);
}

function programFolders(folder: string): readonly string[] {
  const own = join(folder, 'node_modules', '.bin');
  const parent = dirname(folder);
  return parent === folder ? [own] : [own, ...programFolders(parent)];
}
