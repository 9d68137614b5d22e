// @ts-check
import { framesDuring, workDuring } from './page-work.mjs';

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').CDPSession} Session
 * @typedef {import('./page-work.mjs').Frames & import('./page-work.mjs').PageWork & { moves: number }} Moved
 */

/**
 * Four times to and fro. Each move waits until the page has taken the last one, so that none are put together, and
 * each is drawn.
 */
const STEPS = 120;
const SWINGS = 4;
const REACH_PX = 200;

/**
 * Zooms the timeline to its middle, and drags it to and fro.
 * @param {Page} page
 * @param {Session} session
 * @returns {Promise<Moved>}
 */
export async function dragTimeline(page, session) {
  const centre = await centreOfLanes(page);
  await page.mouse.move(centre.x, centre.y);
  for (let notch = 0; notch < 8; notch += 1) await page.mouse.wheel(0, -120);
  await page.mouse.down();
  const moved = await swing(page, session, centre);
  await page.mouse.up();
  return moved;
}

/**
 * Moves the cross-hair to and fro, over the whole run.
 * @param {Page} page
 * @param {Session} session
 * @returns {Promise<Moved>}
 */
export async function moveCrossHair(page, session) {
  await page.getByRole('button', { name: 'Show the whole run' }).click();
  const centre = await centreOfLanes(page);
  await page.mouse.move(centre.x, centre.y);
  return await swing(page, session, centre);
}

/** @param {Page} page */
async function centreOfLanes(page) {
  const lanes = page.getByRole('group', { name: 'Lanes' });
  await lanes.scrollIntoViewIfNeeded();
  const box = await lanes.boundingBox();
  if (box === null) throw new Error('The timeline is not in sight.');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * @param {Page} page
 * @param {Session} session
 * @param {{ x: number, y: number }} centre
 * @returns {Promise<Moved>}
 */
async function swing(page, session, { x, y }) {
  /** @type {import('./page-work.mjs').Frames} */
  let frames = { count: 0, p95Ms: NaN, longestMs: NaN };
  const work = await workDuring(session, async () => {
    frames = await framesDuring(page, async () => {
      for (let step = 0; step < STEPS; step += 1) {
        const shiftPx = REACH_PX * Math.sin((step / STEPS) * SWINGS * 2 * Math.PI);
        await page.mouse.move(x + shiftPx, y);
      }
    });
  });
  return { ...frames, ...work, moves: STEPS };
}
