// @ts-check
import { HostFailure } from '../../node/host-failure.mjs';
import { endedChildren, NO_TICKS, ticksBetween } from './child-cpu.mjs';
import { startProgram } from './start-program.mjs';

export const SHELL = '/bin/sh';

const TIMES = 20;

/**
 * What an empty script costs: wall time (median) and CPU time (mean, because one alone is less than a tick).
 * @typedef {{ wallNs: number, ticks: import('./child-cpu.mjs').Ticks }} ShellCost
 */

/** @type {ShellCost} */
export const NO_SHELL = { wallNs: 0, ticks: NO_TICKS };

/**
 * Starts the shell with nothing to do, again and again, as the command will be started.
 * @param {import('./request.mjs').Command} command
 * @returns {Promise<ShellCost>}
 */
export async function measureShell(command) {
  const before = endedChildren() ?? NO_TICKS;
  const walls = [];
  for (let time = 0; time < TIMES; time += 1) walls.push(await emptyScript(command));
  const { userTicks, systemTicks } = ticksBetween(endedChildren() ?? NO_TICKS, before);
  return {
    wallNs: walls.sort((a, b) => a - b)[TIMES / 2] ?? 0,
    ticks: { userTicks: userTicks / TIMES, systemTicks: systemTicks / TIMES },
  };
}

/** @param {import('./request.mjs').Command} command */
async function emptyScript(command) {
  const { ended } = await startProgram(SHELL, [SHELL, '-c', ':'], command, 'ignore');
  const { code, startNs, endNs } = await ended;
  if (code === 0) return Number(endNs - startNs);
  throw new HostFailure(
    'no-shell',
    `${SHELL} can't run an empty script: start the program without a shell.`,
  );
}
