// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { GaugeCell, ownCell, sharedCell } from './gauge-cell.mjs';
import { GaugePlaces } from './gauge-places.mjs';
import { shareOf, shareOfTask, wholeShare } from './job.mjs';
import { parseOptions } from './options.mjs';
import { parseRequest } from './request.mjs';
import { ENDLESS, HostProcess } from './testing/host-process.mjs';
import { startHost } from './testing/start-host.mjs';
import { LASTING, VARIANTS } from './testing/variants.mjs';
import { openGauge } from './worker-gauge.mjs';

/** @typedef {import('../../contract/host-protocol.ts').WorkerGauges} WorkerGauges */

/**
 * @param {HostProcess} host
 * @param {number} id
 * @returns {WorkerGauges[]} all that was told of a worker, in order
 */
function readingsOf(host, id) {
  return host.all('gauges').flatMap(({ workers }) => workers.filter((worker) => worker.id === id));
}

/** @param {readonly WorkerGauges[]} readings */
function utilisationOver(readings) {
  const [first, last] = [readings[0], readings.at(-1)];
  const active = (last?.loopActiveNs ?? NaN) - (first?.loopActiveNs ?? NaN);
  return active / (active + (last?.loopIdleNs ?? NaN) - (first?.loopIdleNs ?? NaN));
}

const inThreads = LASTING.filter(({ strategy }) => !strategy.startsWith('process'));
const inProcesses = LASTING.filter(({ strategy }) => strategy.startsWith('process'));

describe.each(inThreads)('$name', ({ strategy, options }) => {
  it('shows a loop that is blocked while it is, how busy it is, and its heap', async () => {
    const host = startHost();
    host.request({ strategy, options, ...ENDLESS, gauges: true });
    await host.until('ready');
    host.send({ type: 'start' });
    await host.until('gauges', () => readingsOf(host, 0).length >= 3);
    const readings = readingsOf(host, 0);
    const delays = readings.map(({ loopDelayNs = 0 }) => loopDelayNs);
    expect(host.records).toEqual([]);
    // Nothing has ended, and the lateness grows with every look.
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[2]).toBeGreaterThan(1.5 * (delays[0] ?? NaN));
    expect(utilisationOver(readings)).toBeGreaterThan(0.9);
    for (const { heapUsedBytes } of readings) expect(heapUsedBytes).toBeGreaterThan(1e6);
  });
});

it('tells a worker with nothing to do from one that is in a task', async () => {
  const host = startHost();
  const parameters = { ...ENDLESS.parameters, tasks: 1 };
  host.request({ strategy: 'threads', ...ENDLESS, parameters, gauges: true });
  await host.until('ready');
  host.send({ type: 'start' });
  await host.until('gauges', () => readingsOf(host, 1).length >= 3);
  const [busy, idle] = [readingsOf(host, 0), readingsOf(host, 1)];
  expect(utilisationOver(idle)).toBeLessThan(utilisationOver(busy) / 3);
  const last = (/** @type {WorkerGauges[]} */ of) => of.at(-1)?.loopDelayNs ?? NaN;
  expect(last(idle)).toBeLessThan(last(busy) / 3);
});

describe.each(inProcesses)('$name', ({ strategy, options }) => {
  it('tells along with results', async () => {
    const host = startHost();
    const parameters = { tasks: 400, size: 60_000 };
    await host.complete({ strategy, options, parameters, gauges: true });
    expect(
      new Set(host.all('gauges').flatMap(({ workers }) => workers.map(({ id }) => id))),
    ).toEqual(new Set([0, 1]));
    for (const reading of [...readingsOf(host, 0), ...readingsOf(host, 1)]) {
      expect(Object.keys(reading).sort()).toEqual([
        'heapUsedBytes',
        'id',
        'loopActiveNs',
        'loopDelayNs',
        'loopIdleNs',
      ]);
    }
    // Nothing of it is in what the tasks came to.
    expect(Object.keys(host.records[0] ?? {})).not.toContain('gauge');
  });

  it('tells nothing of a process in a task without end', async () => {
    const host = startHost();
    host.request({ strategy, options, ...ENDLESS, gauges: true });
    await host.until('ready');
    host.send({ type: 'start' });
    // That of a thread, beside which a process could have told as well.
    const beside = startHost();
    beside.request({ strategy: 'threads', ...ENDLESS, gauges: true });
    await beside.until('ready');
    beside.send({ type: 'start' });
    await beside.until('gauges', () => beside.all('gauges').length >= 2);
    const told = host.all('gauges').flatMap(({ workers }) => workers);
    for (const id of [0, 1])
      expect(told.filter((reading) => reading.id === id).length).toBeLessThan(2);
  });
});

it.each(VARIANTS)(
  '$name says nothing of it where nobody watches',
  async ({ strategy, options }) => {
    const host = startHost();
    const parameters = { tasks: 8, size: 400_000 };
    const { finished } = await host.complete({ strategy, options, parameters });
    expect(host.all('gauges')).toEqual([]);
    expect(finished.tasksDone).toBe(8);
  },
);

it('comes between start and finished only, beside what there always is', async () => {
  const host = startHost();
  await host.complete({
    strategy: 'threads',
    parameters: { tasks: 8, size: 800_000 },
    gauges: true,
  });
  const types = host.messages.map(({ type }) => type);
  expect(types.indexOf('gauges')).toBeGreaterThan(types.indexOf('ready'));
  expect(types.lastIndexOf('gauges')).toBeLessThan(types.indexOf('finished'));
  const others = types.filter((type, n, all) => type !== 'gauges' && type !== all[n - 1]);
  expect(new Set(others)).toEqual(
    new Set(['hello', 'worker-started', 'ready', 'tasks', 'finished', 'worker-exited']),
  );
});

it('a thread for each task is told of from its beginning to its end', async () => {
  const host = startHost();
  const options = { perTask: true };
  const parameters = { tasks: 4, size: 1_500_000 };
  await host.complete({ strategy: 'threads', options, parameters, gauges: true });
  for (const [at, message] of host.messages.entries()) {
    if (message.type !== 'gauges') continue;
    const before = host.messages.slice(0, at);
    const has = (/** @type {string} */ type, /** @type {number} */ id) =>
      before.some((other) => other.type === type && 'id' in other && other.id === id);
    for (const { id } of message.workers) {
      expect(has('worker-started', id)).toBe(true);
      expect(has('worker-exited', id)).toBe(false);
    }
  }
  expect(host.all('gauges').length).toBeGreaterThan(0);
});

describe('where nobody watches', () => {
  const job = {
    workload: 'w',
    strategy: 'threads',
    workers: 2,
    tasksTotal: 4,
    input: null,
    items: null,
    options: parseOptions({}, 'threads'),
    heapLimitMb: undefined,
    clockNs: '0',
  };

  it('no memory is shared and nothing is begun', () => {
    for (const nobody of [{}, { gauges: null }]) {
      const shares = [
        shareOf({ ...job, ...nobody }, 1),
        wholeShare({ ...job, ...nobody }),
        shareOfTask(job, 2),
      ];
      for (const share of shares) expect(Object.keys(share)).not.toContain('gauge');
    }
    const timers = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    expect(openGauge(undefined, { inLoop: true, epochNs: 0n })).toBeUndefined();
    expect(timers()).toBe(before);
  });

  it('where somebody does, threads share memory and processes tell', () => {
    const share = shareOf({ ...job, gauges: new GaugePlaces('threads') }, 1);
    expect(share.gauge).toBeInstanceOf(SharedArrayBuffer);
    const told = shareOf({ ...job, gauges: new GaugePlaces('processes-async') }, 1);
    expect(told.gauge).toBe('with-results');
  });
});

it.each([
  [{ gauges: true }, true],
  [{ gauges: 'yes' }, false],
  [{}, false],
])('%j asks for gauges: %s', (given, wanted) => {
  expect(parseRequest(firstLine(given))).toMatchObject({ gauges: wanted });
});

describe('GaugeCell', () => {
  it('tells the greatest lateness since the last look, and never less', () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 2 ** 52 }), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(lateness, (late) => {
        const cell = new GaugeCell(ownCell());
        for (const ns of late) cell.turned(ns);
        expect(cell.take().loopDelayNs).toBeGreaterThanOrEqual(Math.max(...late));
        cell.turned(5);
        // What was told is not told again: now there is that, or how long the next turn is due.
        const due = cell.take().loopDelayNs ?? NaN;
        expect(due).toBeGreaterThanOrEqual(5);
        expect(due).toBeLessThan(1e9);
      }),
    );
  });

  it('knows nothing before it was told of anything', () => {
    expect(new GaugeCell(sharedCell()).take()).toEqual({});
  });

  it('counts a turn that is due and does not come', () => {
    const cell = new GaugeCell(sharedCell());
    cell.begin();
    const first = cell.take().loopDelayNs ?? NaN;
    const untilMs = performance.now() + 30;
    while (performance.now() < untilMs);
    expect(cell.take().loopDelayNs).toBeGreaterThanOrEqual(first + 15e6);
  });

  it('is read in another view of the same memory', () => {
    const memory = sharedCell();
    new GaugeCell(memory).noteHeap(5_000_000);
    expect(new GaugeCell(memory).take()).toEqual({ heapUsedBytes: 5_000_000 });
  });
});

/** @param {object} given */
function firstLine(given) {
  return JSON.stringify({
    type: 'parameters',
    protocol: 1,
    workload: 'primes',
    strategy: 'threads',
    workers: 2,
    seed: 1,
    parameters: {},
    options: {},
    ...given,
  });
}
