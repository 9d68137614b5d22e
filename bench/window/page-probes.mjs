// @ts-check

/** @typedef {import('playwright').Page} Page */

const PAN_STEPS = 120;

/**
 * Begins to note how long each task of the page's main thread over 50 ms took.
 * @param {Page} page
 */
export async function countLongTasks(page) {
  await page.evaluate(`(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longTasks.push(entry.duration);
    }).observe({ type: 'longtask' });
  })()`);
}

/**
 * Milliseconds of each since the last call.
 * @param {Page} page
 * @returns {Promise<number[]>}
 */
export function takeLongTasks(page) {
  return page.evaluate('window.longTasks.splice(0)');
}

/**
 * Zooms the timeline to the middle, drags it to and fro, and shows all again.
 * @param {Page} page
 * @returns {Promise<{ count: number, p95Ms: number, longestMs: number }>} time between frames
 */
export async function framesWhilePanning(page) {
  const lanes = page.getByRole('group', { name: 'Lanes' });
  await lanes.scrollIntoViewIfNeeded();
  const box = await lanes.boundingBox();
  if (box === null) throw new Error('The timeline is not in sight.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -120);
  await page.evaluate(`(() => {
    const times = (window.frameTimes = []);
    const look = (atMs) => { times.push(atMs); window.frameHandle = requestAnimationFrame(look); };
    window.frameHandle = requestAnimationFrame(look);
  })()`);
  await page.mouse.down();
  for (let step = 0; step < PAN_STEPS; step += 1) {
    const swing = Math.sin((step / PAN_STEPS) * 4 * Math.PI);
    await page.mouse.move(box.x + box.width / 2 + swing * 200, y);
  }
  await page.mouse.up();
  /** @type {number[]} */
  const times = await page.evaluate('cancelAnimationFrame(window.frameHandle), window.frameTimes');
  await page.getByRole('button', { name: 'Show the whole run' }).click();
  return summary(times.slice(1).map((atMs, index) => atMs - (times[index] ?? NaN)));
}

/** @param {readonly number[]} gapsMs */
function summary(gapsMs) {
  const sorted = [...gapsMs].sort((a, b) => a - b);
  const at = Math.ceil(0.95 * sorted.length) - 1;
  return { count: sorted.length, p95Ms: sorted[at] ?? NaN, longestMs: sorted.at(-1) ?? NaN };
}
