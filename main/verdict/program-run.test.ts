import { describe, expect, it } from 'vitest';

import type { CommandResult } from '../../contract/command.ts';
import type { Verdict } from '../../contract/verdict.ts';
import { commandResultWith } from '../command/command-result.test-support.ts';
import { judgeRun } from './judge-run.ts';
import type { JudgedRun } from './judged-run.ts';
import { ids, type Shape, shaped, worker } from './run-shape.test-support.ts';

const command = (workersParameter: string | null): CommandResult =>
  commandResultWith({ workersParameter });

/** A program whose first process does the rest of nothing: it started the others and waits. */
function program(shape: Shape, parts: Partial<JudgedRun> = {}): JudgedRun {
  const run = shaped(shape, {
    workload: 'command',
    strategy: 'program',
    parameters: {},
    runtime: { id: 'command', kind: 'other', version: '', executable: '/usr/bin/my-program' },
    startupMs: null,
    shutdownMs: null,
    totalMs: null,
    taskTotalMs: 1000,
    taskMs: { p50: 1000, p95: 1000, p99: 1000 },
    tasks: { total: 1, done: 1, failed: 0, lost: 0, firstLost: [] },
    command: command(null),
    ...parts,
  });
  const found = run.workerDetails.map((each) => ({
    ...each,
    id: each.id + 2,
    tasks: 0,
    busyMs: null,
    lastEndMs: null,
  }));
  const first = worker(1, {
    kind: 'process',
    tasks: 1,
    cpuMs: 2,
    onCpuMs: 2,
    waitingMs: 0,
    blockedMs: 998,
    lastEndMs: 1000,
  });
  return { ...run, workers: parts.workers ?? 1, workerDetails: [first, ...found] };
}

function judged(run: JudgedRun): Verdict {
  const verdict = judgeRun(run);
  if (verdict === null) throw new Error('The run has no verdict.');
  return verdict;
}

const OWN_WORDS = /“(?:Process pool|Thread pool|Threads|Processes|Async)”|Chunk|One per task/;

describe('a program of the user’s own', () => {
  it('scales well by the workers that were found', () => {
    const verdict = judged(program({ workers: 2, onCpu: 1.95, waiting: 0.02, blocked: 0.03 }));
    expect(ids(verdict)).toEqual(['scales-well']);
    expect(verdict.sentence).toBe('The 2 workers used 1.95 of 2 cores.');
    expect(verdict.next).toMatch(/^All cores are in use/);
  });

  it('has one worker where one process follows another', () => {
    const sequence = Array.from({ length: 20 }, (_, index) =>
      worker(index + 2, { cpuMs: 48, onCpuMs: 48, waitingMs: 1, blockedMs: 1, tasks: 0 }),
    );
    const one = program({ workers: 1, onCpu: 0.96, waiting: 0, blocked: 0 });
    const verdict = judged({
      ...one,
      workerDetails: [...one.workerDetails.slice(0, 1), ...sequence],
    });
    expect(verdict.id).toBe('single-worker');
    expect(verdict.next).toBe('Let your program share its work out over 2 threads or processes.');
  });

  it('is told by its own parameter what to try', () => {
    const parts = { workers: 1, command: command('jobs') };
    const verdict = judged(program({ workers: 1, onCpu: 0.98, waiting: 0, blocked: 0.02 }, parts));
    expect(verdict).toMatchObject({ id: 'single-worker', next: 'Try {jobs} = 2.' });
  });

  it('is oversubscribed where more of its threads compute than there are cores', () => {
    const verdict = judged(program({ workers: 8, onCpu: 1.96, waiting: 5.9, blocked: 0.1 }));
    expect(verdict).toMatchObject({ id: 'oversubscribed' });
    expect(verdict.next).toMatch(/^Let your program use 2 workers: more bring no speed/);
    const swept = program(
      { workers: 8, onCpu: 1.96, waiting: 5.9, blocked: 0.1 },
      { workers: 8, command: command('workers') },
    );
    expect(judged(swept).next).toMatch(/^Use \{workers\} = 2: more/);
  });

  it('is serialised where its threads take turns', () => {
    const verdict = judged(program({ workers: 4, onCpu: 1.0, waiting: 0.05, blocked: 2.95 }));
    expect(verdict).toMatchObject({ id: 'serialised' });
    expect(verdict.next).toMatch(/^Let your program use processes instead of threads/);
  });

  it('is bound by waiting where it hardly computes', () => {
    const verdict = judged(program({ workers: 4, onCpu: 0.1, waiting: 0.01, blocked: 3.89 }));
    expect(verdict).toMatchObject({ id: 'io-bound' });
    expect(verdict.sentence).not.toMatch(/tasks/);
    expect(verdict.next).toMatch(/^Let more of its waiting go on at the same time: more threads/);
  });

  it('has no overhead and no imbalance, since it is one task', () => {
    for (const onCpu of [0.5, 1, 1.5, 2]) {
      const all = ids(judged(program({ workers: 2, onCpu, waiting: 0, blocked: 2 - onCpu })));
      expect(all).not.toContain('overhead-dominated');
      expect(all).not.toContain('imbalanced');
    }
  });

  it('is never advised what only Corelane’s workloads have', () => {
    for (const workers of [1, 2, 4, 8]) {
      for (const onCpu of [0.05, 0.5, 1, 1.9]) {
        for (const waiting of [0, Math.max(0, workers - onCpu) / 2]) {
          const blocked = Math.max(0, workers - onCpu - waiting);
          const { sentence, next, also } = judged(program({ workers, onCpu, waiting, blocked }));
          const text = [sentence, next, ...also.map((each) => each.sentence)].join(' ');
          expect(text).not.toMatch(OWN_WORDS);
        }
      }
    }
  });

  describe('that used one core for a while', () => {
    const shape = { workers: 2, onCpu: 1.5, waiting: 0, blocked: 0.5 };
    const stretches = { oneCoreMs: 500, oneCoreCores: 0.99, restMs: 500, restCores: 1.9 };

    it('is told so where no limit stands out, with what that bounds', () => {
      const { id, sentence, evidence, next } = judged(program(shape, { stretches }));
      expect(id).toBe('unclear');
      expect(sentence).toMatch(/for 50 % of its time it used one core, and 1\.90 of 2 cores in/);
      expect(sentence).toMatch(/about 2\.9× .* \(an estimate\)\.$/);
      expect(evidence).toMatchObject([
        { name: 'oneCoreShare', value: 50, threshold: { relation: 'at-least', value: 30 } },
        { name: 'restCores', value: 1.9 },
        { name: 'amdahlBound', value: 2.9 },
        { name: 'coresUsed' },
      ]);
      expect(next).toMatch(/share that part out/);
    });

    it.each([
      ['a short stretch', { ...stretches, oneCoreMs: 200, restMs: 800 }],
      ['one that waited rather than computed', { ...stretches, oneCoreCores: 0.5 }],
      ['a rest that used hardly more', { ...stretches, restCores: 1.2 }],
      ['samples of a part only', { ...stretches, oneCoreMs: 300, restMs: 300 }],
      ['none', null],
    ])('is not told so for %s', (_, other) => {
      const { sentence } = judged(program(shape, { stretches: other }));
      expect(sentence).toMatch(/^No single limit stands out: 1\.50 of 2 cores were used\.$/);
    });

    it('has a limit that stands out told instead', () => {
      const both = program({ workers: 2, onCpu: 1.9, waiting: 0, blocked: 0.1 }, { stretches });
      expect(judged(both).id).toBe('scales-well');
    });
  });

  it('rests on what was measured, not on what it tells of tasks of its own', () => {
    const told = {
      tasks: { total: 900, done: 900, failed: 0, lost: 0, firstLost: [] },
      taskTotalMs: 90_000,
      taskMs: { p50: 100, p95: 100, p99: 100 },
      command: commandResultWith({ toldWorkers: 90 }),
    };
    for (const onCpu of [0.1, 1, 1.9]) {
      const shape = { workers: 2, onCpu, waiting: 0, blocked: 2 - onCpu };
      const silent = program(shape);
      const telling = program(shape, told);
      const unseen = worker(77, { cpuMs: null, onCpuMs: null, waitingMs: null, blockedMs: null });
      const withMore = { ...telling, workerDetails: [...telling.workerDetails, unseen] };
      expect(judged(withMore)).toEqual(judged(silent));
    }
  });

  it('is judged by those that were watched, where they did nearly all', () => {
    const run = program({ workers: 2, onCpu: 1.95, waiting: 0.02, blocked: 0.03 });
    const short = worker(9, {
      cpuMs: 3,
      onCpuMs: null,
      waitingMs: null,
      blockedMs: null,
      tasks: 0,
    });
    expect(judged({ ...run, workerDetails: [...run.workerDetails, short] }).unknown).toEqual([]);
    const long = { ...short, cpuMs: 900 };
    const unknown = judged({ ...run, workerDetails: [...run.workerDetails, long] }).unknown;
    expect(unknown.join()).toMatch(/came and went too quickly/);
  });
});
