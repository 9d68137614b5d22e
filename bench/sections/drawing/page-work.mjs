// @ts-check

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').CDPSession} Session
 */

/**
 * What the page's main thread did, in CPU time but for `elapsedMs`.
 * @typedef {object} PageWork
 * @property {number} elapsedMs
 * @property {number} scriptMs
 * @property {number} workMs script, styles, layout, painting and all else
 */

/**
 * Time between two frames.
 * @typedef {object} Frames
 * @property {number} count
 * @property {number} p95Ms
 * @property {number} longestMs
 */

/** @param {Page} page @returns {Promise<Session>} */
export async function openSession(page) {
  const session = await page.context().newCDPSession(page);
  // CPU time, not time on the clock: what others do on the same cores is none of the page's work.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/**
 * @param {Session} session
 * @param {() => Promise<unknown>} act
 * @returns {Promise<PageWork>}
 */
export async function workDuring(session, act) {
  const [startedMs, before] = [performance.now(), await readWork(session)];
  await act();
  const after = await readWork(session);
  return {
    elapsedMs: performance.now() - startedMs,
    scriptMs: after.scriptMs - before.scriptMs,
    workMs: after.workMs - before.workMs,
  };
}

/** @param {Session} session */
async function readWork(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  const secondsOf = (/** @type {string} */ name) =>
    metrics.find((metric) => metric.name === name)?.value ?? NaN;
  return { scriptMs: secondsOf('ScriptDuration') * 1000, workMs: secondsOf('TaskDuration') * 1000 };
}

/**
 * Counts frames meanwhile. That alone makes the page draw at full rate, so it is for when something moves anyway.
 * @param {Page} page
 * @param {() => Promise<unknown>} act
 * @returns {Promise<Frames>}
 */
export async function framesDuring(page, act) {
  await page.evaluate(`(() => {
    const times = (window.benchFrames = []);
    const look = (atMs) => { times.push(atMs); window.benchFrame = requestAnimationFrame(look); };
    window.benchFrame = requestAnimationFrame(look);
  })()`);
  await act();
  /** @type {number[]} */
  const times = await page.evaluate('cancelAnimationFrame(window.benchFrame), window.benchFrames');
  return summariseFrames(times);
}

/**
 * @param {readonly number[]} timesMs of frames, ascending
 * @returns {Frames} NaN with fewer than two
 */
export function summariseFrames(timesMs) {
  const gapsMs = timesMs.slice(1).map((atMs, index) => atMs - (timesMs[index] ?? NaN));
  const sorted = gapsMs.sort((left, right) => left - right);
  const at95 = Math.ceil(0.95 * sorted.length) - 1;
  return {
    count: sorted.length,
    p95Ms: sorted[at95] ?? NaN,
    longestMs: sorted.at(-1) ?? NaN,
  };
}
