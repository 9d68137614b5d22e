// @ts-check
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { cpuBetween, readThreadCpu } from './thread-cpu.mjs';

const BURN_MS = 300;
// Answers any message with its thread id, after BURN_MS of its own CPU time or thereabouts.
const BURNER = `
  const { parentPort } = require('node:worker_threads');
  const tid = process.platform === 'linux'
    ? Number(require('node:fs').readlinkSync('/proc/thread-self').split('/')[2]) : null;
  parentPort.on('message', () => {
    const end = performance.now() + ${BURN_MS};
    while (performance.now() < end);
    parentPort.postMessage('done');
  });
  parentPort.postMessage(tid);
`;

/** @type {Worker} */
let thread;
/** @type {number | null} */
let tid;
beforeEach(async () => {
  thread = new Worker(BURNER, { eval: true });
  [tid] = await once(thread, 'message');
});
afterEach(() => thread.terminate());

/** @param {import('./thread-cpu.mjs').ThreadHandles} handles */
async function usedBy(handles) {
  const before = await readThreadCpu(handles);
  thread.postMessage('burn');
  await once(thread, 'message');
  const after = await readThreadCpu(handles);
  const { cpuUserUs, cpuSystemUs } = cpuBetween(before, after);
  return { usedMs: (cpuUserUs + cpuSystemUs) / 1000, approximate: after?.approximate };
}

describe('readThreadCpu', () => {
  it.runIf(process.platform === 'linux')('reads what the scheduler counted', async () => {
    const { usedMs, approximate } = await usedBy({ tid });
    expect(approximate).toBe(false);
    expect(usedMs).toBeGreaterThan(1); // others may have had the core for almost all the time
    expect(usedMs).toBeLessThan(BURN_MS * 1.05);
  });

  it('elsewhere asks Node, and a Node that can’t tell for its active time', async () => {
    const { usedMs, approximate } = await usedBy({ tid: null, thread });
    expect(approximate).toBe(!('cpuUsage' in thread));
    expect(usedMs).toBeGreaterThan(1);
  });

  it('knows nothing of a thread that is gone', async () => {
    expect(await readThreadCpu({ tid: 2 ** 30 })).toBeNull();
    expect(cpuBetween(null, null)).toEqual({ cpuUserUs: 0, cpuSystemUs: 0 });
  });
});
