import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../../contract/command.test-support.ts';
import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import type { RunHeader, WorkerIdentity } from '../../../contract/run.ts';
import type { WorkerSample } from '../../../contract/sample.ts';
import { plainBatch, plainRun, plainWorker } from '../../dev/plain-batch.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf } from '../../dev/simulated-run.ts';
import { notMeasured, whyAbsent } from '../../format/gauge-words.ts';
import { GrowingTrack } from '../track/growing-track.ts';
import { readGauges } from './read-gauges.ts';

const scene = readScene(new URLSearchParams());

const runtime = (pid: number, parts: Partial<ProcessRuntime> = {}): ProcessRuntime => ({
  ...{ pid, kind: 'python', version: '3.11', sharesGil: true, startMethod: null, helper: null },
  ...parts,
});

/** A program with a row for each thread; the first of each process is its main thread. */
function programOf(
  pids: readonly number[],
  runtimes: readonly ProcessRuntime[],
  runtimeDetails = false,
): RunHeader {
  const header = headerFor(requestOf(scene), scene, 0);
  const workers = pids.map((pid, id): WorkerIdentity => {
    const isMain = pids.indexOf(pid) === id;
    const tid = isMain ? pid : 1000 + id;
    return { id, kind: isMain ? 'process' : 'thread', label: `python3 ${tid}`, pid, tid };
  });
  const command = commandSpec(runtimeDetails ? { runtimeDetails } : {});
  const request = { ...header.request, strategy: 'program', options: {}, command } as const;
  return { ...header, runtime: { ...header.runtime, kind: 'other' }, request, workers, runtimes };
}

function gaugesOf(run: RunHeader, workers: readonly WorkerSample[]) {
  const growing = new GrowingTrack('run-1');
  for (const sequence of [1, 2, 3, 4]) {
    const sample = plainRun(workers);
    growing.add(plainBatch(sequence, { run: sample }), sample);
  }
  return readGauges(growing.read(0), run, [0, 1], null);
}

const gilsOf = (...given: Parameters<typeof gaugesOf>) =>
  gaugesOf(...given).filter(({ id }) => id === 'gil');

const idle = { states: { onCpu: 0, waiting: 0, blocked: 1 }, coresUsed: 0 };
const turn = { states: { onCpu: 0.5, waiting: 0, blocked: 0.5 }, coresUsed: 0.5 };
const busy = { states: { onCpu: 0.98, waiting: 0, blocked: 0.02 }, coresUsed: 0.98 };

describe('the GIL of a program', () => {
  it('is estimated from the threads that took part, not from one that waits for them', () => {
    const run = programOf([7, 7, 7], [runtime(7)]);
    const [gil, ...others] = gilsOf(
      run,
      [idle, turn, turn].map((one, id) => plainWorker(id, one)),
    );
    expect(others).toEqual([]);
    expect(gil).toMatchObject({ value: 1, beside: 0.5, workerId: 0, isRaised: true });
    expect(gil?.history).toEqual(Float64Array.of(1, 1, 1, 1));
  });

  it('is told of each process', () => {
    const run = programOf([7, 7, 8, 8, 9], [runtime(7), runtime(8), runtime(9)]);
    const workers = [turn, turn, busy, busy, busy].map((one, id) => plainWorker(id, one));
    expect(gilsOf(run, workers)).toMatchObject([
      { value: 1, workerId: 0, isRaised: true },
      { value: expect.closeTo(1.96) as number, workerId: 2, isRaised: false },
    ]);
  });

  it('tells of three processes at most: those that used most', () => {
    const pids = [6, 6, 7, 7, 8, 8, 9, 9];
    const run = programOf(
      pids,
      [6, 7, 8, 9].map((pid) => runtime(pid)),
    );
    const workers = pids.map((pid, id) =>
      plainWorker(id, pid === 7 ? { ...turn, coresUsed: 0.1 } : turn),
    );
    expect(gilsOf(run, workers).map(({ workerId }) => workerId)).toEqual([0, 4, 6]);
  });

  it('does not take one thread that did nearly everything for turns', () => {
    const run = programOf([7, 7], [runtime(7)]);
    const some = { states: { onCpu: 0.1, waiting: 0, blocked: 0.9 }, coresUsed: 0.1 };
    const gauges = gilsOf(run, [plainWorker(0, busy), plainWorker(1, some)]);
    expect(gauges).toMatchObject([{ isRaised: false }]);
  });

  it('is not there, and says why', () => {
    const one = gilsOf(programOf([7, 7], [runtime(7)]), [
      plainWorker(0, busy),
      plainWorker(1, idle),
    ]);
    expect(one).toMatchObject([{ value: null, absence: 'one-thread' }]);
    const free = programOf([7, 7], [runtime(7, { sharesGil: false })]);
    const none = gilsOf(free, [plainWorker(0, busy), plainWorker(1, busy)]);
    expect(none).toMatchObject([{ value: null, absence: 'free-threaded' }]);
    for (const [gauge] of [one, none]) {
      if (gauge === undefined) throw new Error('There is no gauge.');
      expect(whyAbsent(gauge)).not.toBeNull();
      expect(notMeasured(gauge)).toBe(whyAbsent(gauge));
    }
  });

  it('is unknown while nothing was read', () => {
    const run = programOf([7, 7], [runtime(7)]);
    const blank = { states: null, coresUsed: null };
    const [gil] = gilsOf(run, [plainWorker(0, blank), plainWorker(1, blank)]);
    expect(gil).toMatchObject({ value: null, isRaised: false });
    expect(gil?.absence).toBeUndefined();
  });

  it('is no gauge of a program without Python', () => {
    const node = runtime(7, { kind: 'node', sharesGil: null });
    expect(gilsOf(programOf([7], [node]), [plainWorker(0, busy)])).toEqual([]);
    expect(gilsOf(programOf([7], []), [plainWorker(0, busy)])).toEqual([]);
  });
});

describe('event loops of a program', () => {
  const node = runtime(7, { kind: 'node', sharesGil: null });
  const loop = { ...busy, loopUtilisation: 0.97, loopDelayMs: 120 };

  it('have gauges where they were asked', () => {
    const gauges = gaugesOf(programOf([7], [node], true), [plainWorker(0, loop)]);
    expect(gauges.slice(0, 2)).toMatchObject([
      { id: 'loop-utilisation', value: expect.closeTo(0.97) as number, isRaised: true },
      { id: 'loop-delay', value: 120, isRaised: true },
    ]);
  });

  it('have none where nobody asked, or there is no Node.js', () => {
    const idsOf = (run: RunHeader) => gaugesOf(run, [plainWorker(0, loop)]).map(({ id }) => id);
    const always = ['run-queue', 'switches', 'throttling'];
    expect(idsOf(programOf([7], [node]))).toEqual(always);
    expect(idsOf(programOf([7], [], true))).toEqual(always);
  });
});
