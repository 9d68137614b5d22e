// @ts-check
import { fileURLToPath } from 'node:url';

import { findPython } from '../../../scripts/find-python.mjs';
import { startChild, withChild } from '../../frame/children.mjs';
import { findPeerProgram, findPidstat, findPsutil } from '../../frame/peers.mjs';

/** @typedef {import('./watcher.mjs').Candidate} Candidate */

const ROWS = '50';
const COLUMNS = '200';
const TERMINAL = fileURLToPath(new URL('./terminal.py', import.meta.url));
const POLL = fileURLToPath(new URL('./poll_psutil.py', import.meta.url));
const POLL_S = '0.25';

/** @type {readonly Candidate[]} */
export const peerWatchers = [
  inTerminal('btop', []),
  inTerminal('glances', ['--disable-check-update']),
  { name: 'pidstat', find: foundPidstat },
  { name: 'psutil', find: foundPsutil },
];

/**
 * @param {string} name of the program and of its Debian package
 * @param {readonly string[]} args
 * @returns {Candidate}
 */
function inTerminal(name, args) {
  const find = async () => {
    const found = await findPeerProgram(name, name, ['--version']);
    if (found.peer === null) return found;
    const python = await findPython();
    if (python === undefined) return { why: 'there is no Python to make a terminal for it' };
    return {
      name,
      how: `in a terminal of ${COLUMNS} × ${ROWS}, every 2 s as by default`,
      version: found.peer.version,
      isPeer: true,
      watch: watchInTerminal(python.executable, [found.peer.file, ...args], name),
    };
  };
  return { name, find };
}

/**
 * @param {string} python
 * @param {readonly string[]} argv
 * @param {string} name
 * @returns {import('./watcher.mjs').Watch}
 */
function watchInTerminal(python, argv, name) {
  return async ({ folder, signal }, during) => {
    const options = { signal, env: terminalEnvironment(folder), name };
    const started = startChild(python, [TERMINAL, ROWS, COLUMNS, ...argv], options);
    await withChild(started, async (terminal) => during(Number(await terminal.line())));
  };
}

/**
 * A screen that letters and colours can be drawn on, and settings as after the installation.
 * @param {string} folder
 */
function terminalEnvironment(folder) {
  const places = { HOME: folder, XDG_CONFIG_HOME: folder, XDG_CACHE_HOME: folder };
  return { ...process.env, ...places, TERM: 'xterm-256color', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };
}

/** @type {Candidate['find']} */
async function foundPidstat() {
  const found = await findPidstat();
  if (found.peer === null) return found;
  const { name, version, file } = found.peer;
  return {
    name,
    how: 'CPU and memory of the process and each of its threads, every second, its shortest interval',
    version,
    isPeer: true,
    watch: async ({ pid, signal }, during) => {
      const args = ['-u', '-r', '-t', '-p', String(pid), '1'];
      await watchAfterFirstLine(startChild(file, args, { signal, name }), during);
    },
  };
}

/** @type {Candidate['find']} */
async function foundPsutil() {
  const found = await findPsutil();
  if (found.peer === null) return found;
  const { name, version, file } = found.peer;
  return {
    name,
    how: `CPU and memory of the process and its children as psrecord reads them, every ${POLL_S} s`,
    version,
    isPeer: true,
    watch: async ({ pid, signal }, during) => {
      const args = [POLL, String(pid), POLL_S];
      await watchAfterFirstLine(startChild(file, args, { signal, name }), during);
    },
  };
}

/**
 * @param {import('../../frame/children.mjs').Child} started
 * @param {(watcherPid: number) => Promise<void>} during
 */
async function watchAfterFirstLine(started, during) {
  await withChild(started, async (child) => {
    await child.line();
    await during(child.pid);
  });
}
