// @ts-check
// Watches a burner as Corelane does, until a line comes on stdin; writes its samples and its account of the work.
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

import { watchWorkers } from '../processes/watch-workers.mjs';

/** @type {{ bundle: string, kind: 'threads' | 'processes' | 'tree', hostPid: number, ids: number[], tickMs: number }} */
const order = JSON.parse(process.argv[2] ?? '');
const { createSampler } = await import(pathToFileURL(order.bundle).href);

/** @type {number | null} */
let originMs = null;
/** On the monotonic clock that all processes share, so that ticks can be held against the burner's trace. */
const clock = {
  nowMs: () => {
    const nowMs = Number(process.hrtime.bigint()) / 1e6;
    // The sampler asks first when it is made: its ticks count from then.
    originMs ??= nowMs;
    return nowMs;
  },
  after: (/** @type {number} */ delayMs, /** @type {() => void} */ callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

const sampler = createSampler({ tickMs: order.tickMs, clock });
const watch = watchWorkers(sampler, order);

/** @type {{ atNs: number, elapsedMs: number | null, coresUsed: (number | null)[] }[]} */
const ticks = [];
sampler.onBatch(
  (/** @type {import('../../../contract/sample.ts').SampleBatch} */ { atMs, elapsedMs, run }) => {
    const coresUsed = order.ids.map(
      (_, index) => run?.workers.find(({ id }) => id === index)?.coresUsed ?? null,
    );
    ticks.push({ atNs: (atMs + (originMs ?? NaN)) * 1e6, elapsedMs, coresUsed });
  },
);
sampler.start();
await watch.markReady();
console.log(JSON.stringify({ ready: true }));
await once(process.stdin, 'data');
await watch.markFinished();
const observation = await watch.end();
await sampler.stop();
console.log(JSON.stringify({ ticks, processCpuMs: observation.processCpuMs }));
process.exit(0);
