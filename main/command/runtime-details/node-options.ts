import { join } from 'node:path';

/** Where the preload finds the folder to write to. */
export const FOLDER_VARIABLE = 'CORELANE_RUNTIME_DETAILS';

const ADDED_VARIABLES = ['NODE_OPTIONS', 'PYTHONASYNCIODEBUG', FOLDER_VARIABLE];

/** For whoever decides on a command: what asking its runtimes does to its environment. */
export const DETAILS_LINE = `Runtime details: adds to ${ADDED_VARIABLES.join(', ')} of its environment, which adds cost`;

/** The file that Node.js processes load first, in `workloads/`. */
export function preloadPath(workloadsDirectory: string): string {
  return join(workloadsDirectory, 'launcher', 'node-details.cjs');
}

/**
 * What has the interpreters of a program tell of themselves, by switches that they document: for Node.js
 * `--require` behind whatever NODE_OPTIONS has already, for Python PYTHONASYNCIODEBUG unless it is set.
 * @param environment of the program, all that its user set included
 * @returns what is to be added to it
 */
export function detailsEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  { preload, folder }: { readonly preload: string; readonly folder: string },
): Readonly<Record<string, string>> {
  const options = environment['NODE_OPTIONS'] ?? '';
  const switchText = `--require=${quoted(preload)}`;
  return {
    NODE_OPTIONS: options.trim() === '' ? switchText : `${options} ${switchText}`,
    ...(environment['PYTHONASYNCIODEBUG'] === undefined ? { PYTHONASYNCIODEBUG: '1' } : {}),
    [FOLDER_VARIABLE]: folder,
  };
}

/** As NODE_OPTIONS is split: at spaces, but not between double quotes. */
function quoted(path: string): string {
  return /[\s"\\]/.test(path) ? `"${path.replace(/["\\]/g, '\\$&')}"` : path;
}

/** Any text switches it on. */
export function isAsyncioDebugged(environment: Readonly<Record<string, string>>): boolean {
  return (environment['PYTHONASYNCIODEBUG'] ?? '') !== '';
}
