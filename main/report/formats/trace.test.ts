import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ReportedSamples } from '../../../contract/report.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import { HOSTILE } from '../html/report.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { traceJson } from './trace.ts';
import { microseconds, type TraceEvent } from './trace-events.ts';
import type { RunWithTasks } from './trace-tasks.ts';
import { MAX_WAIT_LANES } from './trace-waits.ts';

type Row = readonly [
  worker: number,
  queuedNs: number,
  startedNs: number,
  finishedNs: number,
  receivedNs?: number,
];

function times(rows: readonly Row[], parts: Partial<TaskTimes> = {}): TaskTimes {
  const column = (at: 1 | 2 | 3) => Float64Array.from(rows, (row) => row[at]);
  return {
    runId: 'run-1',
    task: Uint32Array.from(rows, (_, index) => index),
    worker: Uint32Array.from(rows, ([worker]) => worker),
    queuedNs: column(1),
    startedNs: column(2),
    finishedNs: column(3),
    receivedNs: Float64Array.from(rows, ([, , , , receivedNs]) => receivedNs ?? NaN),
    error: new Uint16Array(rows.length),
    errorCodes: [],
    ...parts,
  };
}

function traced(tasks: TaskTimes, parts: Partial<RunWithTasks> = {}): RunWithTasks {
  return { name: 'Threads', result: runResult(), tasks, samples: null, ...parts };
}

interface Trace {
  readonly traceEvents: readonly TraceEvent[];
  readonly otherData: Readonly<Record<string, unknown>>;
}

function trace(...runs: readonly RunWithTasks[]): Trace {
  return JSON.parse([...traceJson(runs, '1.2.3')].join('')) as Trace;
}

function events(...runs: readonly RunWithTasks[]): readonly TraceEvent[] {
  return trace(...runs).traceEvents;
}

function of(all: readonly TraceEvent[], ph: TraceEvent['ph'], cat?: string): readonly TraceEvent[] {
  return all.filter((event) => event.ph === ph && (cat === undefined || event.cat === cat));
}

/** As readers count: microseconds times 1000, cut off. */
function ns(us: number | undefined): number {
  return Math.trunc((us ?? 0) * 1000);
}

const anyRows = fc.array(
  fc
    .tuple(fc.nat({ max: 3 }), ...[0, 1, 2, 3].map(() => fc.nat({ max: 5_000_000 })))
    .map(([worker, ...spans]): Row => {
      const [queued = 0, started = 0, finished = 0, received = 0] = spans.sort((a, b) => a - b);
      const isKnown = worker !== 3;
      const atNs = [queued - 1_000, started - 1_000, finished - 1_000] as const;
      return isKnown ? [worker, ...atNs, received - 1_000] : [worker, ...atNs];
    }),
  { minLength: 1, maxLength: 40 },
);

/** Of tasks that follow each other in their workers, as those of threads do. */
const oneByOne = fc.array(fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 9_999 })), { minLength: 1 });

function inTurn(steps: readonly (readonly [worker: number, durationNs: number])[]): Row[] {
  const free = new Map<number, number>();
  return steps.map(([worker, durationNs]) => {
    const startNs = free.get(worker) ?? 0;
    free.set(worker, startNs + durationNs);
    return [worker, 0, startNs, startNs + durationNs];
  });
}

describe('traceJson', () => {
  it('draws each task on the track of its worker', () => {
    const tasks = times([[0, -500, 0, 2_000_001]]);
    const all = events(traced(tasks));
    const [task] = of(all, 'X');
    // The run's start-up of 62 ms comes first.
    expect(task).toMatchObject({ name: 'task 0', cat: 'task', ts: 62_000, dur: 2_000.001 });
    expect(task?.args).toEqual({ task: 0, 'queue wait, ms': 0.0005 });
    const names = all.filter(({ name }) => name === 'thread_name');
    const own = names.find(({ tid }) => tid === task?.tid);
    expect(own?.args).toEqual({ name: 'thread 0 (PID 4711, TID 4712)' });
    expect(all.find(({ name }) => name === 'process_name')?.args).toEqual({ name: 'Threads' });
  });

  it('obeys the rules of complete events: no time is negative, and none overlaps on its track', () => {
    fc.assert(
      fc.property(oneByOne, (steps) => {
        const all = of(events(traced(times(inTurn(steps)))), 'X');
        expect(all).toHaveLength(steps.length);
        const ends = new Map<number, number>();
        for (const { tid, ts, dur } of all) {
          expect(ns(ts)).toBeGreaterThanOrEqual(ends.get(tid) ?? 0);
          expect(dur).toBeGreaterThanOrEqual(0);
          ends.set(tid, ns(ts) + ns(dur));
        }
      }),
    );
  });

  it('obeys the rules of asynchronous events: each end follows its begin, in the order of time', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const all = events(traced(times(rows)));
        const open = new Map<string, number>();
        const last = new Map<string, number>();
        for (const { ph, id = '', cat = '', ts } of all) {
          if (ph !== 'b' && ph !== 'e') continue;
          const key = `${cat} ${id}`;
          expect(ts).toBeGreaterThanOrEqual(last.get(key) ?? 0);
          last.set(key, ts);
          open.set(key, (open.get(key) ?? 0) + (ph === 'b' ? 1 : -1));
          // Never two at once, never an end without its begin.
          expect([0, 1]).toContain(open.get(key));
        }
        expect([...open.values()].every((count) => count === 0)).toBe(true);
        const drawn =
          of(all, 'X').length + of(all, 'b').filter(({ cat }) => cat?.startsWith('task')).length;
        expect(drawn).toBe(rows.length);
      }),
    );
  });

  it('draws tasks that overlap in one worker as such, and those of the others as usual', () => {
    const all = events(
      traced(
        times([
          [0, 0, 0, 10],
          [0, 0, 5, 15],
          [1, 0, 0, 10],
        ]),
      ),
    );
    expect(of(all, 'b', 'task')).toHaveLength(2);
    expect(of(all, 'X')).toHaveLength(1);
  });

  it('shows who waited in the queue, and how many did', () => {
    const all = events(
      traced(
        times([
          [0, 0, 0, 10_000],
          [0, 0, 10_000, 20_000],
          [0, 0, 20_000, 30_000],
        ]),
      ),
    );
    expect(of(all, 'b', 'queue').map(({ args }) => args?.['task'])).toEqual([1, 2]);
    const waiting = of(all, 'C').map(({ ts, args }) => [ts - 62_000, args?.['tasks']]);
    expect(waiting).toEqual([
      [0, 2],
      [10, 1],
      [20, 0],
    ]);
  });

  it('shows which results were on their way to the host, and how long each took', () => {
    const all = events(
      traced(
        times([
          [0, 0, 0, 10_000, 25_000],
          [0, 0, 10_000, 20_000, 20_000],
          [0, 0, 20_000, 30_000],
        ]),
      ),
    );
    const took = of(all, 'X').map(({ args }) => args?.['transfer, ms']);
    expect(took).toEqual([0.015, 0, undefined]);
    const ways = all.filter(({ cat }) => cat === 'transfer');
    expect(ways.map(({ ph, ts, args }) => [ph, ts - 62_000, args?.['task']])).toEqual([
      ['b', 10, 0],
      ['e', 25, undefined],
    ]);
    const counts = of(all, 'C').filter(({ name }) => name === 'results on the way');
    expect(counts.map(({ args }) => args?.['tasks'])).toEqual([1, 0]);
  });

  it('only counts those that wait where they are more than anybody reads', () => {
    const rows = Array.from({ length: MAX_WAIT_LANES + 2 }, (_, at): Row => [0, 0, at, at + 1]);
    const all = events(traced(times(rows)));
    expect(of(all, 'b')).toEqual([]);
    expect(of(all, 'C')[0]?.args).toEqual({ tasks: MAX_WAIT_LANES + 1 });
  });

  it('tells the cores used and the memory over time, and nothing in a gap', () => {
    const samples: ReportedSamples = {
      runId: 'run-1',
      ticks: 2,
      atS: [0.25, 0.5, 0.75],
      figures: {
        'run.total.coresUsed': [1.5, null, 2],
        'run.total.rssBytes': [2 ** 20, null, null],
      },
      workers: [],
    };
    const all = of(events(traced(times([[0, 0, 0, 1]]), { samples })), 'C');
    expect(all.map(({ ts, name, args }) => [ts, name, args])).toEqual([
      [250_000, 'cores used', { cores: 1.5 }],
      [250_000, 'memory (RSS), MiB', { MiB: 1 }],
      [750_000, 'cores used', { cores: 2 }],
    ]);
  });

  it('marks what failed, and says what is left out', () => {
    const error = Uint16Array.of(1);
    const tasks = times([[0, 0, 0, 1]], { error, errorCodes: ['ValueError'], leftOut: 7 });
    const all = events(traced(tasks));
    expect(of(all, 'X')[0]).toMatchObject({ cat: 'task,failed', args: { error: 'ValueError' } });
    expect(JSON.stringify(all)).toContain('the last 7 tasks are left out');
  });

  it('says in its own data of which runs tasks are left out, and how many', () => {
    const whole = traced(times([[0, 0, 0, 1]]));
    const part = traced(times([[0, 0, 0, 1]], { leftOut: 7 }), { name: HOSTILE });
    expect(trace(whole, part).otherData).toEqual({
      'written by': 'Corelane 1.2.3',
      'tasks left out': [{ run: HOSTILE, runId: 'run-1', kept: 1, leftOut: 7 }],
    });
    expect(trace(whole).otherData).not.toHaveProperty('tasks left out');
  });

  it('gives each run a process, and no two tracks the same number', () => {
    const run = traced(
      times([
        [0, 0, 0, 1],
        [1, 0, 0, 1],
      ]),
    );
    const all = events(run, run, run);
    expect(new Set(all.map(({ pid }) => pid))).toEqual(new Set([1, 2, 3]));
    const owners = new Map(all.map(({ tid, pid }) => [tid, pid]));
    expect(all.every(({ tid, pid }) => tid > 0 && owners.get(tid) === pid)).toBe(true);
  });

  it('is JSON whatever names there are', () => {
    const result = runResult();
    const workerDetails = result.workerDetails.map((worker) => ({ ...worker, label: HOSTILE }));
    const run = traced(times([[0, 0, 0, 1]]), {
      name: HOSTILE,
      result: { ...result, workerDetails },
    });
    const named = events(run).filter(({ name }) => name.endsWith('_name'));
    expect(named[0]?.args?.['name']).toBe(HOSTILE);
    expect(named[1]?.args?.['name']).toBe(`${HOSTILE} (PID 4711, TID 4712)`);
  });
});

describe('microseconds', () => {
  it('comes out as the very nanosecond, however it is read', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10 ** 15 }), (wholeNs) => {
        expect(ns(microseconds(wholeNs))).toBe(wholeNs);
        expect(Math.round(microseconds(wholeNs) * 1000)).toBe(wholeNs);
      }),
      { numRuns: 20_000 },
    );
  });
});
