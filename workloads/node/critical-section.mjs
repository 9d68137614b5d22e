// @ts-check
// Critical sections, and how much time this thread spends inside: the share of the work that only one
// worker at a time can do. Every thread has its own copy of this module, and of its sums.
//
// It is time on the clock. Node ≥ 23.9 tells a thread's CPU time (`process.threadCpuUsage`), but on Linux
// that moves with the scheduler's ticks and when the thread falls asleep: of sections much shorter than a
// tick, what was done inside is seen only at the next wait for the lock, and counts as outside.

/**
 * @typedef {{ acquire: () => void, release: () => void }} Lock
 * @typedef {{ acquire: () => Promise<void>, release: () => void }} PromiseLock
 */

let lockedNs = 0;
let waitedNs = 0;

/**
 * Takes the lock, acts, and gives it back, whatever happens.
 * @template T
 * @param {Lock} lock
 * @param {() => T} act
 * @returns {T}
 */
export function locked(lock, act) {
  lock.acquire();
  const leave = enter();
  try {
    return act();
  } finally {
    leave();
    lock.release();
  }
}

/**
 * The same in an event loop. Where `act` awaits something, the loop goes on with other tasks while the
 * lock is held, and what it does for them counts as inside.
 * @template T
 * @param {PromiseLock} lock
 * @param {() => T | Promise<T>} act
 * @returns {Promise<T>}
 */
export async function lockedInLoop(lock, act) {
  await lock.acquire();
  const leave = enter();
  try {
    const acted = act();
    return acted instanceof Promise ? await acted : acted;
  } finally {
    leave();
    lock.release();
  }
}

/**
 * Marks a wait inside a critical section that lets others in meanwhile: it does not count as inside.
 * @param {() => void} wait
 */
export function notLocked(wait) {
  const beganNs = clockNs();
  wait();
  waitedNs += clockNs() - beganNs;
}

/** @returns {number} nanoseconds inside critical sections of this thread since the last call */
export function takeLockedNs() {
  const takenNs = Math.round(lockedNs);
  lockedNs = 0;
  return takenNs;
}

/** @returns {() => void} to be called when the section is left */
function enter() {
  const enteredNs = clockNs();
  const waitedBeforeNs = waitedNs;
  return () => {
    lockedNs += clockNs() - enteredNs - (waitedNs - waitedBeforeNs);
  };
}

function clockNs() {
  return performance.now() * 1e6;
}
