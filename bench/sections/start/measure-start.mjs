// @ts-check
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { startChild, withChild } from '../../frame/children.mjs';
import { treePssBytes } from '../processes/process-tree.mjs';

const PROBE = fileURLToPath(new URL('./probe.cjs', import.meta.url));
const TOLD = /^bench-start (.+)$/;

/** No start takes as long, not even of a machine under load. */
const PATIENCE_MS = 60_000;

/**
 * One start, in milliseconds since the process was started; NaN: not told.
 * @typedef {object} Start
 * @property {number} firstPaintMs
 * @property {number} interactiveMs the window is in sight, and a frame with an enabled button Run has been painted
 * @property {number} idlePssBytes of all processes, some time later
 */

/**
 * @typedef {object} StartPlan
 * @property {string} executable of Electron
 * @property {readonly string[]} switches
 * @property {string} app its folder
 * @property {string} profile folder
 * @property {NodeJS.ProcessEnv} env
 * @property {number} idleMs
 * @property {AbortSignal} signal
 */

/**
 * Starts an app, lets it be for a while, and ends it.
 * @param {StartPlan} plan
 * @returns {Promise<Start>}
 */
export async function measureStart({ executable, switches, app, profile, env, idleMs, signal }) {
  const args = ['-r', PROBE, ...switches, app, `--user-data-dir=${profile}`];
  const limited = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
  const startedAtMs = Date.now();
  const started = startChild(executable, args, { signal: limited, env, name: app });
  return withChild(started, async (child) => {
    const told = await toldBy(child);
    await delay(idleMs, undefined, { signal: limited });
    return { ...sinceStart(told, startedAtMs), idlePssBytes: treePssBytes(child.pid) };
  });
}

/** @param {import('../../frame/children.mjs').Child} child */
async function toldBy(child) {
  for (;;) {
    const [, json] = TOLD.exec(await child.line()) ?? [];
    if (json !== undefined) return parseTold(JSON.parse(json));
  }
}

/**
 * @typedef {{ shownAtMs: number, interactiveAtMs: number, firstPaintAtMs: number | null }} Told wall clock
 * @param {unknown} told
 * @returns {Told}
 */
export function parseTold(told) {
  const { shownAtMs, interactiveAtMs, firstPaintAtMs } = /** @type {Record<string, unknown>} */ (
    told
  );
  if (typeof shownAtMs !== 'number' || typeof interactiveAtMs !== 'number') {
    throw new Error(`The app told no times: ${JSON.stringify(told)}`);
  }
  const isPaintKnown = typeof firstPaintAtMs === 'number';
  return { shownAtMs, interactiveAtMs, firstPaintAtMs: isPaintKnown ? firstPaintAtMs : null };
}

/**
 * A frame of a window that is not in sight yet is nothing to work with.
 * @param {Told} told
 * @param {number} startedAtMs
 */
export function sinceStart({ shownAtMs, interactiveAtMs, firstPaintAtMs }, startedAtMs) {
  return {
    interactiveMs: Math.max(shownAtMs, interactiveAtMs) - startedAtMs,
    firstPaintMs: firstPaintAtMs === null ? NaN : firstPaintAtMs - startedAtMs,
  };
}
