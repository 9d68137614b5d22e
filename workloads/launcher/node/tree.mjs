// @ts-check
import { readdirSync, readFileSync } from 'node:fs';

import { RUN_ID_NAME } from './request.mjs';

/**
 * One process. `pid` and `startTicks` together never come twice while the system is up. The CPU time is
 * its own and of the children it has waited for.
 * @typedef {object} Process
 * @property {number} pid
 * @property {number} startTicks
 * @property {number} parent
 * @property {number} group
 * @property {boolean} isAlive
 * @property {number} userTicks
 * @property {number} systemTicks
 */

const HAS_PROC = process.platform === 'linux';

/**
 * Which processes belong to the command: all below the launcher, and all that carry its run's id, which
 * finds daemons. Where there is no /proc (macOS), the command's process group alone.
 */
export class Tree {
  #assignment;
  /** @type {Set<number>} */
  #groups = new Set();
  /** @type {Set<string>} */
  #aside = new Set();

  /** @param {string} runId */
  constructor(runId) {
    this.#assignment = `${RUN_ID_NAME}=${runId}`;
  }

  /**
   * A process leads a group of its own.
   * @param {number} pid
   */
  begun(pid) {
    this.#groups.add(pid);
  }

  /** What is there now is none of the command's: `prepare` has left it for it to use. */
  setAside() {
    this.#aside = new Set(this.living().map(identity));
    if (!HAS_PROC) this.#groups.clear();
  }

  /** What was set aside counts as the others do. */
  takeBack() {
    this.#aside.clear();
  }

  /** Looks twice: one that forks and ends during a look can hide the other from it. */
  isEmpty() {
    return this.living().length === 0 && this.living().length === 0;
  }

  /** @returns {Process[]} those that are alive now */
  living() {
    if (!HAS_PROC) return this.#livingGroups();
    const table = readAll();
    const aside = table.filter((each) => this.#aside.has(identity(each)));
    const known = new Set([
      ...this.#below(process.pid, table).map(({ pid }) => pid),
      ...aside.flatMap(({ pid }) => [pid, ...this.#below(pid, table).map((each) => each.pid)]),
    ]);
    const before = ancestors(process.pid, table);
    const isStray = (/** @type {Process} */ { pid }) =>
      !known.has(pid) && !before.has(pid) && environmentOf(pid).includes(this.#assignment);
    const strays = table.filter(isStray);
    return [...this.#below(process.pid, table), ...strays].filter(({ isAlive }) => isAlive);
  }

  /**
   * Sends a signal to those that are still the ones that were found, and at once to whole groups that
   * one of them began, which none of them can get away from by forking just now.
   * @param {Process[]} members
   * @param {NodeJS.Signals} signal
   */
  send(members, signal) {
    const ours = new Set([...this.#groups, ...members.map(({ pid }) => pid)]);
    for (const group of new Set(members.map((each) => each.group))) {
      if (ours.has(group)) sendQuietly(-group, signal);
    }
    if (!HAS_PROC) return;
    for (const member of members) {
      const now = readOne(member.pid);
      if (now && !ours.has(member.group) && identity(now) === identity(member)) {
        sendQuietly(member.pid, signal);
      }
    }
  }

  #livingGroups() {
    const unknown = { startTicks: 0, parent: 0, isAlive: true, userTicks: 0, systemTicks: 0 };
    return [...this.#groups]
      .filter((group) => sendQuietly(-group, 0))
      .map((group) => ({ pid: group, group, ...unknown }));
  }

  /**
   * @param {number} root
   * @param {Process[]} table
   */
  #below(root, table) {
    const found = table.filter((each) => this.#isChild(each, root));
    // Grows while it is gone through.
    for (const { pid } of found) found.push(...table.filter((each) => this.#isChild(each, pid)));
    return found;
  }

  /**
   * @param {Process} each
   * @param {number} parent
   */
  #isChild(each, parent) {
    return each.parent === parent && !this.#aside.has(identity(each));
  }
}

/** @param {Process} process */
function identity({ pid, startTicks }) {
  return `${pid} ${startTicks}`;
}

/**
 * A process and all that led to it.
 * @param {number} pid
 * @param {Process[]} table
 */
function ancestors(pid, table) {
  const parents = new Map(table.map((each) => [each.pid, each.parent]));
  const found = new Set();
  for (let at = parents.get(pid); at && !found.has(at); at = parents.get(at)) found.add(at);
  return found.add(pid);
}

/** @returns {Process[]} */
function readAll() {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readOne(name) ?? []) : []));
}

/**
 * @param {number | string} pid
 * @returns {Process | null} `null`: there is none of that number
 */
function readOne(pid) {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === '') return null;
  // The name in brackets may hold anything; behind it come fields 3 and on.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const number = (/** @type {number} */ field) => Number(fields[field - 3]);
  return {
    pid: Number(pid),
    startTicks: number(22),
    parent: number(4),
    group: number(5),
    // The first thread may be gone while others go on, and the process then looks like a zombie.
    isAlive: !['Z', 'X'].includes(fields[0] ?? 'X') || number(20) > 1,
    userTicks: number(14) + number(16),
    systemTicks: number(15) + number(17),
  };
}

/** @param {number} pid */
function environmentOf(pid) {
  return read(`/proc/${pid}/environ`).split('\0');
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // it has ended, or is somebody else's
  }
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal
 * @returns {boolean} false: there is nobody, or nobody whom it may be sent to
 */
function sendQuietly(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
