// @ts-check
// The same by pidusage alone, with its usual options.
import { setTimeout as delay } from 'node:timers/promises';

import pidusage from 'pidusage';

/** @type {import('./watchers.mjs').WatchOrder} */
const order = JSON.parse(process.argv[2] ?? '');

/** @param {number} count @param {number} pauseMs */
async function ticks(count, pauseMs) {
  for (let tick = 0; tick < count; tick += 1) {
    await pidusage([...order.pids]);
    await delay(pauseMs);
  }
}

await ticks(order.warmUpTicks, order.tickMs / order.warmUpPace);
const before = process.cpuUsage();
await ticks(order.ticks, order.tickMs);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpuMicros: user + system }));
process.exit(0);
