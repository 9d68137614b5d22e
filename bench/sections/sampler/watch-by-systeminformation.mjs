// @ts-check
// The same by systeminformation, which lists all processes by `ps`: what that takes counts too.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';

/** @type {import('./watchers.mjs').WatchOrder & { module: string }} */
const order = JSON.parse(process.argv[2] ?? '');
const { processes } = createRequire(import.meta.url)(order.module);

/** Asked again within 500 ms it gives the same answer once more. */
const LEAST_TICK_MS = 600;

/** CPU time of the programs that it has started, in steps of 10 ms. */
function childrenMicros() {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) * 10_000;
}

/** @param {number} count @param {number} pauseMs */
async function ticks(count, pauseMs) {
  for (let tick = 0; tick < count; tick += 1) {
    await processes();
    await delay(pauseMs);
  }
}

// Each tick starts programs: a few are warm enough.
await ticks(2, LEAST_TICK_MS);
const [before, childrenBefore] = [process.cpuUsage(), childrenMicros()];
await ticks(order.ticks, Math.max(LEAST_TICK_MS, order.tickMs));
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ cpuMicros: user + system + childrenMicros() - childrenBefore }));
process.exit(0);
