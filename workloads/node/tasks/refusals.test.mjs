// @ts-check
import { describe, expect, it } from 'vitest';

import { HostFailure } from '../host-failure.mjs';
import { requestOf } from '../testing/task-threads.mjs';

/** @param {Record<string, any>} given */
async function refusalOf(given) {
  const request = requestOf(given);
  const { prepare } = await import(`../tasks/${request.workload}.mjs`);
  try {
    await prepare(request);
  } catch (error) {
    expect(error).toBeInstanceOf(HostFailure);
    const { code, message } = /** @type {HostFailure} */ (error);
    expect(code).toBe('bad-parameter');
    return message;
  }
  return null;
}

const buffer = {
  workload: 'bounded-buffer',
  parameters: { pairs: 2, items: 5, capacity: 1, buffer: 'condition' },
};
const gate = { workload: 'start-gate', parameters: { rounds: 4, gate: 'barrier' } };

describe('tasks that wait for each other', () => {
  it.each([
    ['one worker', { ...buffer, workers: 1 }, /choose 2 or more/],
    ['one worker', { ...gate, workers: 1 }, /choose 2 or more/],
    ['blocks', { ...buffer, options: { schedule: 'blocks' } }, /round-robin, or dynamic/],
    ['blocks', { ...gate, options: { schedule: 'blocks' } }, /round-robin, or dynamic/],
    ['guided', { ...gate, options: { schedule: 'guided', chunk: 1 } }, /round-robin, or dynamic/],
    ['chunks', { ...gate, options: { schedule: 'dynamic', chunk: 2 } }, /chunk of 1/],
    ['chunks', { ...buffer, options: { schedule: 'dynamic', chunk: 2 } }, /chunk of 1/],
    ['a loop that blocks', { ...buffer, options: { asyncCalls: 'blocking' } }, /be awaited/],
    ['a loop that blocks', { ...gate, options: { asyncCalls: 'blocking' } }, /be awaited/],
    [
      'workers on both sides',
      { ...buffer, workers: 3, options: { schedule: 'round-robin' } },
      /3 workers .* choose an even number/,
    ],
    [
      'a queue',
      { ...buffer, parameters: { ...buffer.parameters, buffer: 'queue' } },
      /choose the buffer "condition", or Python/,
    ],
    [
      'too many rounds',
      { ...gate, workers: 4, parameters: { ...gate.parameters, rounds: 250_001 } },
      /choose fewer rounds or workers/,
    ],
  ])('are refused with %s', async (_, given, message) => {
    expect(await refusalOf(given)).toMatch(message);
  });

  it.each([
    { ...buffer, workers: 4, options: { schedule: 'round-robin' } },
    { ...buffer, workers: 3, options: { schedule: 'dynamic', chunk: 1 } },
    { ...buffer, workers: 3, options: { perTask: true } },
    { ...gate, workers: 3, options: { schedule: 'round-robin' } },
    { ...gate, workers: 3, options: { schedule: 'dynamic', chunk: 1 } },
    { ...gate, workers: 3, options: { asyncCalls: 'awaited' } },
  ])('are admitted with %j', async (given) => {
    expect(await refusalOf(given)).toBeNull();
  });
});

describe('parameters', () => {
  const counter = { tasks: 2, increments: 2 ** 30, protection: 'lock' };
  const faulty = { tasks: 1, waitMs: 0, fault: 'raise', percent: 0, memoryMb: 32 };

  it.each([
    ['counter', counter, /more than a counter of 32 bits holds/],
    ['counter', { ...counter, protection: 'luck' }, /"protection" is "luck"; give one of none/],
    ['sort', { tasks: 1, size: 10, sizes: 'odd' }, /"sizes" is "odd"; give one of uniform/],
    ['sort', { tasks: 1 }, /"size" is missing/],
    ['matrix', { tasks: 1, size: 1 }, /"order" is missing/],
    ['sha256-blocks', { tasks: 1, size: 1, blockBytes: 7 }, /"blockBytes" is 7/],
    ['compress', { tasks: 1, size: 8, level: 10 }, /"level" is 10/],
    ['mandelbrot', { tasks: 1, width: 0, iterations: 1 }, /"width" is 0/],
    ['faulty', { ...faulty, fault: 'melt' }, /"fault" is "melt"/],
    ['faulty', { ...faulty, memoryMb: 31 }, /"memoryMb" is 31/],
    ['fetch-and-parse', { tasks: 1 }, /fetch-and-parse needs the test server/],
    ['http-get', { tasks: 1 }, /http-get needs the test server/],
  ])('of %s are refused: %j', async (workload, parameters, message) => {
    expect(await refusalOf({ workload, parameters })).toMatch(message);
  });
});
