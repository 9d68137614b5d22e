// @ts-check
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

import { u64 } from './digest.mjs';
import { HostFailure } from './host-failure.mjs';
import { text, wholeNumber } from './parameters.mjs';
import { MAX_TASKS } from './sizes.mjs';

// A large tree takes seconds, and a stop must be heard meanwhile.
const FILES_A_TURN = 5000;

/**
 * Names are raw bytes, which need not be UTF-8. Here they travel as text with one character a byte
 * (latin1): it loses nothing, crosses process borders as JSON, and sorts in the order of the bytes.
 * @typedef {string} BytesAsText
 *
 * @typedef {object} FileList
 * @property {BytesAsText[]} paths relative to the folder, `/` between the parts, sorted as bytes
 * @property {string} fingerprint SHA-256 over names, sizes and times
 * @property {import('../../contract/host-protocol.ts').WarningMessage[]} warnings
 */

/**
 * The tasks of the workloads that work on files: task i on file i mod F.
 * @param {Pick<import('./request.mjs').Request, 'parameters'>} request
 */
export async function prepareFiles({ parameters }) {
  const folder = text(parameters, 'folder');
  const repeat = wholeNumber({ repeat: 1, ...parameters }, 'repeat', 1, MAX_TASKS);
  const { paths, fingerprint, warnings } = await listFiles(folder);
  const items = repeated(paths, repeat);
  const fingerprintAgain = async () => (await listFiles(folder)).fingerprint;
  const input = { folder };
  return { tasksTotal: items.length, input, items, fingerprint, fingerprintAgain, warnings };
}

/**
 * @param {BytesAsText[]} paths
 * @param {number} repeat
 */
function repeated(paths, repeat) {
  // As many files as there are, each once, is what was asked for; more than that is a choice.
  if (repeat > 1 && paths.length * repeat > MAX_TASKS) {
    throw new HostFailure(
      'bad-parameter',
      `${paths.length} files ${repeat} times over are more than ${MAX_TASKS} tasks; lower "repeat" to ${Math.max(1, Math.floor(MAX_TASKS / paths.length))}.`,
    );
  }
  return Array.from({ length: repeat }, () => paths).flat();
}

/**
 * Lists all regular files under a folder, without following symbolic links below it.
 * @param {string} folder
 * @returns {Promise<FileList>}
 * @throws {HostFailure} when there is nothing to list
 */
export async function listFiles(folder) {
  const found = {
    paths: /** @type {string[]} */ ([]),
    links: 0,
    unreadable: /** @type {string[]} */ ([]),
  };
  const folders = [''];
  for (let path = folders.pop(); path !== undefined; path = folders.pop()) {
    readFolder(folder, path, folders, found);
    await nextTurn();
  }
  found.paths.sort();
  const fingerprint = await fingerprintOf(folder, found.paths);
  if (found.paths.length === 0) throw emptyFolder(folder);
  return { paths: found.paths, fingerprint, warnings: warningsOf(found) };
}

/**
 * @param {string} root
 * @param {BytesAsText} path
 * @param {BytesAsText[]} folders gets the folders inside
 * @param {{ paths: BytesAsText[], links: number, unreadable: string[] }} found gets the rest
 */
function readFolder(root, path, folders, found) {
  let entries;
  try {
    entries = readdirSync(inRoot(root, path), { withFileTypes: true, encoding: 'buffer' });
  } catch (error) {
    if (path === '') throw unreadableRoot(root, error);
    found.unreadable.push(Buffer.from(path, 'latin1').toString('utf8'));
    return;
  }
  for (const entry of entries) {
    const name = Buffer.from(/** @type {any} */ (entry.name)).toString('latin1');
    const entryPath = path === '' ? name : `${path}/${name}`;
    if (entry.isSymbolicLink()) found.links += 1;
    else if (entry.isDirectory()) folders.push(entryPath);
    else if (entry.isFile()) found.paths.push(entryPath);
  }
}

/**
 * @param {string} root
 * @param {BytesAsText} path
 */
function inRoot(root, path) {
  return Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path, 'latin1')]);
}

/**
 * @param {string} root
 * @param {BytesAsText[]} paths a file that has vanished since is taken out
 */
async function fingerprintOf(root, paths) {
  const hash = createHash('sha256');
  for (let nth = 0; nth < paths.length; nth += 1) {
    const path = /** @type {string} */ (paths[nth]);
    const stat = sizeAndTime(inRoot(root, path));
    if (nth % FILES_A_TURN === 0) await nextTurn();
    if (!stat) paths.splice(nth--, 1);
    else hash.update(path, 'latin1').update('\0').update(u64(stat.size)).update(u64(stat.mtimeNs));
  }
  return hash.digest('hex');
}

/**
 * @param {Buffer} file
 * @returns {{ size: bigint, mtimeNs: bigint } | undefined} `undefined`: it has vanished
 */
function sizeAndTime(file) {
  try {
    return lstatSync(file, { bigint: true, throwIfNoEntry: false });
  } catch {
    // A folder that lets its names be read and no more: the file's own task says so.
    return { size: 0n, mtimeNs: 0n };
  }
}

/**
 * @param {string} folder
 * @param {unknown} error
 */
function unreadableRoot(folder, error) {
  const { code } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOENT') {
    return new HostFailure('folder-missing', `There is no folder ${folder}; choose another one.`);
  }
  return new HostFailure(
    'folder-unreadable',
    `The folder ${folder} can't be listed (${code}); choose one that can be read.`,
  );
}

/** @param {string} folder */
function emptyFolder(folder) {
  return new HostFailure(
    'folder-empty',
    `There is no regular file under ${folder}; choose a folder with files.`,
  );
}

/**
 * @param {{ links: number, unreadable: string[] }} found
 * @returns {FileList['warnings']}
 */
function warningsOf({ links, unreadable }) {
  /** @type {FileList['warnings']} */
  const warnings = [];
  if (links > 0) {
    const message =
      links === 1
        ? '1 symbolic link was not followed.'
        : `${links} symbolic links were not followed.`;
    warnings.push({ type: 'warning', code: 'links-skipped', message });
  }
  if (unreadable.length > 0) {
    const more = unreadable.length > 1 ? ` and ${unreadable.length - 1} more` : '';
    const message = `The folder ${unreadable[0]}${more} can't be listed; its files are left out.`;
    warnings.push({ type: 'warning', code: 'folder-unreadable', message });
  }
  return warnings;
}
