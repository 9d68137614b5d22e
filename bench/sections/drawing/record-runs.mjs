// @ts-check
import path from 'node:path';

import { REPOSITORY } from '../../../scripts/repository.mjs';
import { startChild, withChild } from '../../frame/children.mjs';
import { withBundledModules } from '../../frame/load-typescript.mjs';
import { headerOf, syntheticResult, syntheticTasks, titleOf } from './synthetic-run.mjs';
import { syntheticSamples } from './synthetic-samples.mjs';

/**
 * @typedef {import('./synthetic-samples.mjs').RunSize} RunSize
 * @typedef {import('../../../contract/run.ts').RunResult} RunResult
 */

const COMMAND_LINE = path.join(REPOSITORY, 'out', 'main', 'cli.js');

/** As many ticks as the app writes at once. */
const TICKS_A_CHUNK = 16;

/**
 * Puts a run of each size into a new history, through the functions that the app records with.
 * @param {string} historyFile
 * @param {readonly RunSize[]} sizes
 * @param {{ seed: number, signal: AbortSignal, progress: (done: number) => void }} how
 */
export async function recordRuns(historyFile, sizes, { seed, signal, progress }) {
  const real = await realResult(signal);
  await withBundledModules(async (modules) => {
    const { openHistory } = await modules.load('main/store/history/open-history.ts');
    const { history, problem } = openHistory({ path: historyFile });
    if (problem !== null) throw new Error(problem.message);
    try {
      for (const [index, size] of sizes.entries()) {
        signal.throwIfAborted();
        progress(index);
        recordRun(history, syntheticResult(real, `bench-${index}`, size), size, seed);
      }
    } finally {
      history.close();
    }
  });
}

/**
 * @param {any} history
 * @param {RunResult} result
 * @param {RunSize} size
 * @param {number} seed
 */
function recordRun(history, result, size, seed) {
  const { runId, machine } = result;
  const header = headerOf(result);
  history.beginRun({ header, machine, experimentId: null });
  /** @type {import('../../../contract/sample.ts').SampleBatch[]} */
  let chunk = [];
  for (const batch of syntheticSamples(runId, size, seed)) {
    chunk.push(batch);
    if (chunk.length < TICKS_A_CHUNK) continue;
    history.appendSamples(runId, chunk);
    chunk = [];
  }
  history.appendSamples(runId, chunk);
  history.saveTasks(syntheticTasks(runId, size));
  history.endRun(header, result);
  history.update({ kind: 'run', id: runId }, { title: titleOf(size) });
}

/**
 * Of a short run, which the accounts of the others are made from.
 * @param {AbortSignal} signal
 * @returns {Promise<RunResult>}
 */
function realResult(signal) {
  const flags = { workload: 'sleep', strategy: 'threads', runtime: 'node', workers: '1' };
  const size = { tasks: '2', size: '100' };
  const words = Object.entries({ ...flags, ...size }).flatMap(([name, value]) => [
    `--${name}`,
    value,
  ]);
  const args = [COMMAND_LINE, 'run', ...words, '--no-history', '--json'];
  return withChild(startChild(process.execPath, args, { signal }), async (child) => {
    const result = await child.json();
    await child.succeeds();
    return result;
  });
}
