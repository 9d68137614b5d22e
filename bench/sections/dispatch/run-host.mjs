// @ts-check
import path from 'node:path';

import { REPOSITORY } from '../../../scripts/repository.mjs';
import { startChild, withChild } from '../../frame/children.mjs';
import { parseMeasuredRun } from './measured-run.mjs';

/** @typedef {import('../../frame/children.mjs').Child} Child */

const WORKLOADS = path.join(REPOSITORY, 'workloads');
const TASKS_LINE = /^\{"type":"tasks"/;

/**
 * Corelane's run host by itself: nobody takes samples, and what it tells of tasks is thrown away.
 * @param {import('./interpreter.mjs').Interpreter} interpreter
 * @param {import('./cases.mjs').DispatchCase} what
 * @param {import('./measured-run.mjs').Order} order
 */
export function runHost({ kind, executable }, what, { tasks, workers, folder, signal }) {
  const args =
    kind === 'node'
      ? [path.join(WORKLOADS, 'node', 'host.mjs')]
      : ['-X', 'utf8', path.join(WORKLOADS, 'python', 'host.py')];
  const env = { ...process.env, PYTHONPYCACHEPREFIX: path.join(folder, 'pycache') };
  const started = startChild(executable, args, { signal, env, name: 'The run host' });
  return withChild(started, async (host) => {
    say(host, parametersOf(what, tasks, workers));
    await until('ready', host);
    say(host, { type: 'start' });
    const { startNs, endNs, digest } = await until('finished', host);
    say(host, { type: 'release' });
    await host.succeeds();
    return parseMeasuredRun({ wallMs: (Number(endNs) - Number(startNs)) / 1e6, digest });
  });
}

/** @param {Child} host @param {object} message */
function say(host, message) {
  host.say(JSON.stringify(message));
}

/**
 * @param {import('./cases.mjs').DispatchCase} what
 * @param {number} tasks
 * @param {number} workers
 */
function parametersOf({ strategy, options }, tasks, workers) {
  const parameters = { tasks };
  const run = { workload: 'sum', strategy, workers, seed: 1, parameters, options };
  return { type: 'parameters', protocol: 1, ...run };
}

/**
 * @param {string} type
 * @param {Child} host
 * @returns {Promise<Record<string, unknown>>} the next message of this type
 */
async function until(type, host) {
  for (;;) {
    const line = await host.line();
    // Not even parsed: that would use the cores that are measured.
    if (TASKS_LINE.test(line)) continue;
    const message = JSON.parse(line);
    if (message.type === type) return message;
    if (message.type === 'host-error') throw new Error(`The run host: ${message.message}`);
  }
}
