// @ts-check
import { randomUUID } from 'node:crypto';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_INTERVAL_MS = 300;
const HEARTBEAT_INTERVAL_MS = 5_000;
// Long enough for a machine that swaps; a holder that was killed on this very machine is noticed at
// once by its process id, so that only a holder on a shared home directory is waited for this long.
const STALE_AFTER_MS = 120_000;

/**
 * Runs `work` while no other set-up does: two of them would unpack into each other's folders.
 * @template T
 * @param {string} lockFile
 * @param {() => void} onWait called once if another process holds the lock
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(lockFile, onWait, work) {
  await acquire(lockFile, onWait);
  const heartbeat = setInterval(() => {
    utimes(lockFile, new Date(), new Date()).catch(() => {});
  }, HEARTBEAT_INTERVAL_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(lockFile, { force: true });
  }
}

/**
 * @param {string} lockFile
 * @param {() => void} onWait
 */
async function acquire(lockFile, onWait) {
  let hasWaited = false;
  while (!(await create(lockFile))) {
    const abandonedContent = await readAbandoned(lockFile);
    if (abandonedContent !== undefined) {
      await setAside(lockFile, abandonedContent);
      continue;
    }
    if (!hasWaited) onWait();
    hasWaited = true;
    await sleep(POLL_INTERVAL_MS);
  }
}

/** @param {string} lockFile */
async function create(lockFile) {
  try {
    await writeFile(lockFile, JSON.stringify({ pid: process.pid, host: hostname() }), {
      flag: 'wx',
    });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * @param {string} lockFile
 * @returns {Promise<string | undefined>} the content of a lock nobody holds any more
 */
async function readAbandoned(lockFile) {
  try {
    const { mtimeMs } = await stat(lockFile);
    const content = await readFile(lockFile, 'utf8');
    if (Date.now() - mtimeMs > STALE_AFTER_MS) return content;
    const { pid, host } = JSON.parse(content);
    return host === hostname() && !isAlive(pid) ? content : undefined;
  } catch {
    // Gone, or being written just now: the next attempt tells.
    return undefined;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Of two processes that both saw the lock abandoned, the slower one may rename the lock that the
 * quicker one has taken since; it then sees a foreign content and puts it back.
 * @param {string} lockFile
 * @param {string} abandonedContent
 */
async function setAside(lockFile, abandonedContent) {
  const aside = `${lockFile}.${randomUUID()}`;
  try {
    await rename(lockFile, aside);
    if ((await readFile(aside, 'utf8')) !== abandonedContent) await link(aside, lockFile);
    await rm(aside, { force: true });
  } catch {
    // The other process was quicker.
  }
}
