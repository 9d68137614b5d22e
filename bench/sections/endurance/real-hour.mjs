// @ts-check
// A process that does real runs one after the other, as the command line does, for as long as it is told to, and
// prints what it held after each.
import { pathToFileURL } from 'node:url';

import { readUsage } from './usage.mjs';

/**
 * @typedef {object} RealOrder
 * @property {{ engine: string, runtimes: string }} bundles
 * @property {string} folder for its history, settings and cache
 * @property {number} seconds
 */

/** @type {RealOrder} */
const order = JSON.parse(process.argv[2] ?? '');
const { openEngine } = await import(pathToFileURL(order.bundles.engine).href);
const { findRuntimes } = await import(pathToFileURL(order.bundles.runtimes).href);

const RUNS = /** @type {const} */ ([
  ['python', 'threads'],
  ['node', 'threads'],
  ['python', 'process-pool'],
  ['node', 'process-pool'],
  ['python', 'async'],
  ['node', 'async'],
]);

const runtimes = await findRuntimes({ kinds: ['python', 'node'] });
/** @param {string} kind */
const usable = (kind) =>
  runtimes.find((/** @type {any} */ runtime) => runtime.kind === kind && runtime.usable);

const io = {
  ...{
    out: async () => undefined,
    err: (/** @type {string} */ text) => process.stderr.write(text),
  },
  ...{ isTerminal: false, workingDirectory: order.folder, onInterrupt: () => () => undefined },
  environment: {
    ...process.env,
    ...{ XDG_DATA_HOME: order.folder, XDG_CONFIG_HOME: order.folder, XDG_CACHE_HOME: order.folder },
  },
};
const options = {
  runtimes,
  tickMs: 250,
  keepsHistory: true,
  needsSamples: true,
  experimentId: () => null,
};
const engine = await openEngine(options, io);

/** @param {string} kind @param {string} strategy @param {number} seed */
async function runOnce(kind, strategy, seed) {
  const started = await engine.lab.start({
    ...{ workload: 'sleep', parameters: { tasks: 400, size: 40 }, strategy },
    ...{ runtimeId: usable(kind)?.id ?? '', workers: 8, options: {}, cores: null },
    ...{ seed, timeLimitMs: 60_000 },
  });
  if (!started.ok) throw new Error(`${kind} ${strategy}: ${started.error.message}`);
  const { state, error } = await engine.lab.waitForEnd(started.value.runId);
  if (state !== 'completed')
    throw new Error(`${kind} ${strategy} ${state}: ${error?.message ?? ''}`);
}

const startedMs = performance.now();
const sinceS = () => (performance.now() - startedMs) / 1000;
const usage = [];
for (let number = 0; sinceS() < order.seconds; number += 1) {
  const [kind, strategy] = RUNS[number % RUNS.length] ?? RUNS[0];
  await runOnce(kind, strategy, number);
  // Of every kind of run alike.
  if (number % RUNS.length === RUNS.length - 1) usage.push(readUsage(sinceS()));
}
const livedS = sinceS();
await engine.close();
console.log(JSON.stringify({ usage, livedS, tookS: livedS }));
process.exit(0);
