import { expect, it } from 'vitest';

import type { RunResult } from '../../contract/run.ts';
import type { RunSample } from '../../contract/sample.ts';
import { runResult } from '../report/run-result.test-support.ts';
import { ProgressLine, progressText } from './progress-line.ts';
import { resultSummary } from './result-summary.ts';

it('tells a good run', () => {
  expect(resultSummary(runResult())).toBe(
    [
      'Primes: tasks 32, limit 200,000 numbers',
      'Threads × 2 on Python 3.11.7 (/usr/bin/python3)',
      '',
      'State        completed',
      'Wall         5.21 s',
      'Start-up     62 ms',
      'Shut-down    18 ms',
      'Total        5.29 s',
      'CPU          user 5.24 s, system 41 ms',
      'Cores used   1.02 of 2',
      'Peak memory  RSS 34.0 MiB, PSS –',
      'Tasks        32 of 32 done',
      'Task time    p50 310 ms, p95 420 ms, p99 432 ms',
      'Queue wait   –',
      'Digest       d1ce',
      'Samples      20, 0.4 % off the final account',
      'Monitor      0.4 % of one core',
      'Others       0.02 of 2',
      '',
      'Worker     PID   TID  Tasks     CPU  On CPU  Waiting  Blocked',
      'thread 0  4711  4712     16  2.60 s  2.60 s    12 ms   2.60 s',
      '',
    ].join('\n'),
  );
});

it('tells a crash with its reason, its warnings and the last words of the host', () => {
  const summary = resultSummary(
    runResult({
      state: 'crashed',
      error: { code: 'crashed', message: 'The host was ended by SIGKILL.' },
      wallMs: null,
      cpuIsLowerBound: true,
      stderrTail: 'Traceback\n\u001B[31mMemoryError\n',
      warnings: [{ code: 'others-busy', message: 'Others were busy.' }],
      tasks: { total: 32, done: 3, failed: 1, lost: 28, firstLost: [4, 5] },
    }),
  );
  expect(summary).toMatch(/^State +crashed\nReason +The host was ended by SIGKILL\.\nWall +–$/m);
  expect(summary).toContain('system 41 ms (at least)');
  expect(summary).toContain('3 of 32 done, 1 failed, 28 lost: 4, 5 …');
  expect(summary).toContain('Warning: Others were busy.\n');
  expect(summary).toContain('Last lines of the host:\n  Traceback\n  \u{FFFD}[31mMemoryError\n');
});

it('ends with the verdict, what to try next, and what could not be known', () => {
  const verdict: RunResult['verdict'] = {
    id: 'gil-bound',
    sentence: 'The GIL let one thread run at a time.',
    evidence: [],
    next: 'Use processes.',
    also: [{ id: 'imbalanced', sentence: 'The work ran out unevenly.' }],
    unknown: ['Waiting could not be read here.'],
  };
  const lines = resultSummary(runResult({ verdict })).trimEnd().split('\n');
  expect(lines.slice(-4)).toEqual([
    'Verdict: The GIL let one thread run at a time.',
    'Try next: Use processes.',
    'Also: The work ran out unevenly.',
    'Not known: Waiting could not be read here.',
  ]);
  expect(resultSummary(runResult())).not.toContain('Verdict');
});

it('tells what a run brought to light', () => {
  const [worker] = runResult().workerDetails;
  if (worker === undefined) throw new Error('no worker');
  const counter = {
    name: 'counter',
    unit: 'increments',
    expected: 200_000,
    actual: 153_211,
    relation: 'equal',
    guaranteed: false,
  } as const;
  const inside = { ...counter, name: 'inside', unit: 'tasks at once', expected: 2, actual: 2 };
  const summary = resultSummary(
    runResult({
      options: { perTask: true, chunk: 8, schedule: 'guided' },
      cores: [0, 3],
      effectiveCores: 2,
      invariants: [
        counter,
        { ...inside, relation: 'at-most' },
        { ...counter, name: 'unprotected', actual: 200_000 },
        { ...counter, name: 'protected', actual: 200_000, guaranteed: true },
        { ...counter, name: 'checksum', unit: '', actual: 200_000 },
        { ...counter, name: 'early', unit: 'tasks', expected: 0, actual: 0 },
      ],
      taskErrors: [{ code: 'ValueError', count: 3, task: 4, message: 'no \u001B[31m' }],
      eventLoopDelay: { p99Ns: 1_200_000, maxNs: 48_000_000 },
      workerDetails: [{ ...worker, lockedCpuMs: 1_300 }],
    }),
  );
  expect(summary).toMatch(/^Options +one per task, Scheduling guided, Chunk 8 tasks$/m);
  expect(summary).toMatch(/^Confined to +cores 0, 3$/m);
  expect(summary).toMatch(/^Counter +153,211 increments of 200,000, 46,789 lost$/m);
  expect(summary).toMatch(
    /^Unprotected +200,000 increments, none lost this time, without protection$/m,
  );
  expect(summary).toMatch(/^Protected +200,000 increments, none lost$/m);
  expect(summary).toMatch(/^Checksum +200,000, equal on both sides$/m);
  expect(summary).toMatch(/^Early +0 tasks$/m);
  expect(summary).toMatch(/^Inside +2 tasks at once, at most 2 allowed$/m);
  expect(summary).toMatch(/^Task errors +3 × ValueError \(first: task 4, no \u{FFFD}\[31m\)$/mu);
  expect(summary).toMatch(/^Event loop late +p99 1\.20 ms, at most 48 ms$/m);
  expect(summary).toMatch(/^CPU inside locks +1\.30 s of 2\.60 s in the workers$/m);
  expect(summary).toMatch(/^Others +2\.0 % of one core$/m);
  expect(summary).toMatch(/^Worker .* CPU +Locked +On CPU/m);
});

it.each([
  [3, /^Samples +3, too few to compare/m],
  [11, /^Samples +11, with no whole account/m],
])('says why %i samples were not held against the account', (count, text) => {
  const samples = { count, residualPercent: null };
  expect(resultSummary(runResult({ samples }))).toMatch(text);
});

const group = { coresUsed: null, rssBytes: null, threads: null };
const sample: RunSample = {
  runId: 'run-1',
  workers: [],
  runtimeThreads: group,
  host: group,
  otherThreads: [],
  server: null,
  total: { coresUsed: 1.5, rssBytes: null, pssBytes: null, ussBytes: null, processes: 1 },
  tasksDone: 10,
  tasksFailed: 0,
  tasksTotal: 40,
};

it('says how far a run is', () => {
  expect(progressText(sample, 40, 2_000, 2)).toBe(
    '10 of 40 tasks, 5.0 per second, about 6.00 s left, 1.50 of 2 cores',
  );
  expect(progressText({ ...sample, tasksDone: 0 }, 40, 2_000, 2)).toBe(
    '0 of 40 tasks, 1.50 of 2 cores',
  );
  expect(progressText({ ...sample, tasksDone: 40 }, 40, 2_000, 2)).toBe(
    '40 of 40 tasks, 1.50 of 2 cores',
  );
});

it('writes over its own line and leaves none', () => {
  const written: string[] = [];
  const line = new ProgressLine((text) => written.push(text), 2);
  const batch = {
    sequence: 1,
    atMs: 250,
    elapsedMs: 250,
    coreBusy: [],
    machineCoresUsed: null,
    run: null,
    monitor: group,
    othersCoresUsed: null,
    throttledShare: null,
    cpuPressure: null,
    revisions: [],
    rejectedReadings: 0,
  };
  line.update(batch);
  line.clear();
  expect(written).toEqual([]);
  line.update({ ...batch, run: sample });
  line.clear();
  line.clear();
  expect(written).toEqual(['\r\u001B[2K10 of 40 tasks, 1.50 of 2 cores', '\r\u001B[2K']);
  line.update({ ...batch, run: sample, lengthenedTickMs: 1250 });
  expect(written.at(-1)).toMatch(/2 cores; samples only every 1\.25 s$/);
});
