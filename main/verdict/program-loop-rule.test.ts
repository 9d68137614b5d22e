import { expect, it } from 'vitest';

import type { LoopDetails } from '../../contract/program-runtimes.ts';
import { commandResultWith } from '../command/command-result.test-support.ts';
import { judgeRun } from './judge-run.ts';
import type { JudgedRun } from './judged-run.ts';
import { ids, type Shape, shaped } from './run-shape.test-support.ts';

const loop = (parts: Partial<LoopDetails> = {}): LoopDetails => ({
  ...{ pid: 7, tid: 7, delay: { p99Ns: 210e6, maxNs: 400e6 }, lateShare: 0.8 },
  ...parts,
});

function judged(shape: Shape, loops: readonly LoopDetails[]) {
  const details = { loops, asyncio: null, unreadLines: 0 };
  const run: JudgedRun = shaped(shape, {
    workload: 'command',
    strategy: 'program',
    parameters: {},
    runtime: { id: 'command', kind: 'other', version: '', executable: '/usr/bin/node' },
    command: commandResultWith({ runtimeDetails: true, details }),
    eventLoopDelay: loops[0]?.delay ?? null,
  });
  const workerDetails = run.workerDetails.map((worker) => ({
    ...worker,
    ...{ kind: 'process' as const, pid: 7, tid: 7 },
  }));
  const verdict = judgeRun({ ...run, workerDetails });
  if (verdict === null) throw new Error('The run has no verdict.');
  return verdict;
}

const computing = { workers: 1, onCpu: 0.9, waiting: 0.01, blocked: 0.09 };

it('blames callbacks that compute, with what they were held against', () => {
  const verdict = judged(computing, [loop()]);
  expect(ids(verdict)).toEqual(['event-loop-blocked', 'single-worker']);
  expect(verdict.sentence).toBe(
    'Callbacks compute inside the event loop of process 7: it was up to 210 ms (p99) late for everything else, and late for 80 % of its time.',
  );
  expect(verdict.next).toMatch(/worker threads or processes/);
  expect(verdict.evidence).toMatchObject([
    { value: 210, threshold: { relation: 'at-least', value: 20 } },
    { value: 80, threshold: { relation: 'at-least', value: 25 } },
    {},
  ]);
});

it('tells a call that blocks from one that computes', () => {
  const blocking = { workers: 1, onCpu: 0.1, waiting: 0, blocked: 0.9 };
  const verdict = judged(blocking, [loop()]);
  expect(verdict.sentence).toMatch(/^Callbacks call something that blocks/);
  expect(verdict.next).toMatch(/asynchronous form/);
});

it('looks at each loop: the latest may have been late a few times only', () => {
  const seldom = loop({ pid: 8, tid: 8, delay: { p99Ns: 500e6, maxNs: 500e6 }, lateShare: 0.05 });
  expect(judged(computing, [seldom, loop()]).sentence).toMatch(/of process 7/);
  expect(ids(judged(computing, [seldom]))).toEqual(['single-worker']);
});

it.each<[string, Shape, readonly LoopDetails[]]>([
  ['no loop told anything', computing, []],
  ['it was late by little', computing, [loop({ delay: { p99Ns: 19e6, maxNs: 400e6 } })]],
  ['it was late for lack of a core', { ...computing, onCpu: 0.5, waiting: 0.4 }, [loop()]],
])('says nothing where %s', (_what, shape, loops) => {
  expect(ids(judged(shape, loops))).not.toContain('event-loop-blocked');
});
