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
 * would leave thousands of lines, one line every ten seconds. A failure is left to the caller, who
 * has the words for it.
 * @template T
 * @param {string} label
 * @param {(progress: Progress) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const startMs = performance.now();
  let detail = '';
  const elapsed = () => formatElapsed(performance.now() - startMs);
  const display = process.stderr.isTTY ? redrawnLine() : repeatedLines();
  const show = () => display.show(`${label}: ${detail === '' ? '' : `${detail}, `}${elapsed()}`);
  display.begin(`${label} …`);
  const timer = setInterval(show, display.intervalMs);
  try {
    const result = await work({ update: (text) => void (detail = text) });
    display.end(`${label}: done in ${elapsed()}`);
    return result;
  } catch (error) {
    display.end('');
    throw error;
  } finally {
    clearInterval(timer);
  }
}

function redrawnLine() {
  /** @param {string} text */
  const draw = (text) => void process.stderr.write(`\r\u001b[2K${text}`);
  /** @param {string} text */
  const end = (text) => draw(text === '' ? '' : `${text}\n`);
  return { intervalMs: REDRAW_INTERVAL_MS, begin: draw, show: draw, end };
}

function repeatedLines() {
  /** @param {string} text */
  const end = (text) => text !== '' && say(text);
  return { intervalMs: LINE_INTERVAL_MS, begin: say, show: say, end };
}
