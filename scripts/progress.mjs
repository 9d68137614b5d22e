// @ts-check
// Set-up messages go to stderr throughout: stdout belongs to the program that is being set up.

const REDRAW_INTERVAL_MS = 200;
const LINE_INTERVAL_MS = 10_000;

/** @param {string} text */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** @param {number} elapsedMs */
export function formatElapsed(elapsedMs) {
  const seconds = Math.round(elapsedMs / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/**
 * @param {number} doneBytes
 * @param {number | undefined} totalBytes
 */
export function formatBytes(doneBytes, totalBytes) {
  const doneMegabytes = (doneBytes / 1e6).toFixed(0);
  if (!totalBytes) return `${doneMegabytes} MB`;
  const percent = Math.floor((doneBytes / totalBytes) * 100);
  return `${doneMegabytes} of ${(totalBytes / 1e6).toFixed(0)} MB (${percent} %)`;
}

/**
 * @typedef {object} Progress
 * @property {(detail: string) => void} update what stands behind the label from now on
 */

/**
 * Shows that something long is under way: one redrawn line on a terminal; in a log, where redrawing
 * would leave thousands of lines, one line every ten seconds.
 * @template T
 * @param {string} label
 * @param {(progress: Progress) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const startMs = performance.now();
  let detail = '';
  const line = () => {
    const elapsed = formatElapsed(performance.now() - startMs);
    return detail === '' ? `${label}: ${elapsed}` : `${label}: ${detail}, ${elapsed}`;
  };
  const stop = process.stderr.isTTY ? redrawLine(line) : repeatLine(line);
  try {
    return await work({ update: (text) => void (detail = text) });
  } finally {
    stop(line());
  }
}

/** @param {() => string} line */
function redrawLine(line) {
  /** @param {string} text */
  const draw = (text) => process.stderr.write(`\r\u001b[2K${text}`);
  const timer = setInterval(() => draw(line()), REDRAW_INTERVAL_MS);
  return (/** @type {string} */ lastLine) => {
    clearInterval(timer);
    draw(`${lastLine}\n`);
  };
}

/** @param {() => string} line */
function repeatLine(line) {
  say(line());
  const timer = setInterval(() => say(line()), LINE_INTERVAL_MS);
  return (/** @type {string} */ lastLine) => {
    clearInterval(timer);
    say(lastLine);
  };
}
