// @ts-check
// A process that does nothing but sample as Corelane does, and prints the CPU time that took.
import { pathToFileURL } from 'node:url';

import { watchWorkers } from '../processes/watch-workers.mjs';
import { pacedClock } from './paced-clock.mjs';

/** @type {import('./watchers.mjs').WatchOrder & { bundle: string, quiet: boolean }} */
const order = JSON.parse(process.argv[2] ?? '');
const { createSampler } = await import(pathToFileURL(order.bundle).href);

const clock = pacedClock();
clock.setPace(order.warmUpPace);
const sampler = createSampler({ tickMs: order.tickMs, quiet: order.quiet, clock });
const watch = watchWorkers(sampler, order);

/** @param {number} count */
function ticks(count) {
  return new Promise((resolve) => {
    let left = count;
    const leave = sampler.onBatch((/** @type {any} */ batch) => {
      seen = batch.run?.workers.length ?? 0;
      left -= 1;
      if (left > 0) return;
      leave();
      resolve(undefined);
    });
  });
}

let seen = 0;
await watch.markReady();
sampler.start();
await ticks(order.warmUpTicks);
clock.setPace(1);
// The one under way was timed by the other pace.
await ticks(2);
const before = process.cpuUsage();
await ticks(order.ticks);
const { user, system } = process.cpuUsage(before);
if (seen !== order.ids.length) throw new Error(`Saw ${seen} of ${order.ids.length} workers.`);
console.log(JSON.stringify({ cpuMicros: user + system }));
process.exit(0);
