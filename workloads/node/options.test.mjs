// @ts-check
import { describe, expect, it } from 'vitest';

import { HostFailure } from './host-failure.mjs';
import { parseOptions } from './options.mjs';

/**
 * @param {Record<string, unknown>} given
 * @param {string} strategy
 */
function failureOf(given, strategy) {
  try {
    parseOptions(given, strategy);
  } catch (error) {
    expect(error).toBeInstanceOf(HostFailure);
    expect(error).toMatchObject({ code: 'bad-parameter' });
    return /** @type {HostFailure} */ (error).message;
  }
  throw new Error('It was taken.');
}

describe('the defaults', () => {
  it.each([
    ['sequential', {}],
    ['threads', { schedule: 'round-robin' }],
    ['processes', { schedule: 'round-robin', serialization: 'json' }],
    ['thread-pool', { schedule: 'dynamic', chunk: 1 }],
    ['process-pool', { schedule: 'dynamic', chunk: 1, serialization: 'json' }],
    ['async', { asyncStyle: 'gather', asyncCalls: 'awaited' }],
    ['threads-async', { schedule: 'round-robin', asyncCalls: 'awaited', inFlight: 16 }],
    [
      'processes-async',
      { schedule: 'round-robin', asyncCalls: 'awaited', inFlight: 16, serialization: 'json' },
    ],
  ])('of %s', (strategy, expected) => {
    const always = { perTask: false, onTaskError: 'go-on' };
    expect(parseOptions({}, strategy)).toEqual({ ...always, ...expected });
  });
});

describe('what is taken', () => {
  it.each([
    ['threads', { perTask: true }],
    ['processes', { perTask: true, serialization: 'advanced' }],
    ['processes-async', { schedule: 'blocks', inFlight: 4096, asyncCalls: 'blocking' }],
    ['thread-pool', { schedule: 'guided', chunk: 100_000 }],
    ['process-pool', { schedule: 'blocks' }],
    ['async', { asyncStyle: 'semaphore', asyncCalls: 'blocking' }],
    ['sequential', { onTaskError: 'stop', taskTimeLimitMs: 3_600_000 }],
  ])('%s with %j', (strategy, given) => {
    expect(parseOptions(given, strategy)).toMatchObject(given);
  });

  it('no matter of a host, whatever its value', () => {
    expect(parseOptions({ gil: 'off' }, 'threads')).toEqual(parseOptions({}, 'threads'));
  });
});

describe('what is refused, with the reason', () => {
  it.each([
    ['threads', { fast: 1 }, 'There is no option "fast"'],
    ['processes', { startMethod: 'spawn' }, 'one of Python runs'],
    ['thread-pool', { executor: 'ThreadPoolExecutor' }, 'one of Python runs'],
    ['thread-pool', { perTask: true }, 'choose threads or processes'],
    ['sequential', { schedule: 'blocks' }, 'means nothing with the strategy sequential'],
    ['threads', { perTask: true, schedule: 'blocks' }, 'leave "schedule" out'],
    ['threads', { perTask: 1 }, 'give true or false'],
    ['threads', { schedule: 'dynamic' }, 'give one of round-robin, blocks'],
    ['thread-pool', { schedule: 'round-robin' }, 'give one of dynamic, guided, blocks'],
    ['thread-pool', { schedule: 'blocks', chunk: 2 }, 'leave "chunk" out'],
    ['thread-pool', { chunk: 0 }, 'from 1 to 100000'],
    ['threads', { chunk: 2 }, 'choose thread-pool or process-pool'],
    ['async', { asyncStyle: 'task-group' }, 'give one of gather, semaphore'],
    ['async', { asyncCalls: 'to-thread' }, 'give one of awaited, blocking'],
    ['async', { inFlight: 4 }, 'choose threads-async or processes-async'],
    ['threads-async', { inFlight: 4097 }, 'from 1 to 4096'],
    ['threads-async', { asyncStyle: 'gather' }, 'choose async'],
    ['threads', { serialization: 'json' }, 'means nothing with the strategy threads'],
    ['processes', { serialization: 'pickle' }, 'give one of json, advanced'],
    ['threads', { onTaskError: 'retry' }, 'give one of go-on, stop'],
    ['threads', { taskTimeLimitMs: 0 }, 'from 1 to 3600000'],
    ['threads', { taskTimeLimitMs: null }, 'is null'],
  ])('%s with %j', (strategy, given, reason) => {
    const message = failureOf(given, strategy);
    expect(message).toContain(reason);
    expect(message).toMatch(/^[^\n]+\.$/);
  });
});
