import { describe, expect, it } from 'vitest';

import { err, ok } from '../../../contract/result.ts';
import type { RunRequest, RunState } from '../../../contract/run.ts';
import type { RecordedRun } from '../../store/history/history.ts';
import { sizeOfTask, taskDetail } from './task-detail.ts';

const REQUEST: RunRequest = {
  workload: 'primes',
  parameters: { tasks: 4, size: 1000, sizes: 'linear' },
  strategy: 'threads',
  runtimeId: 'python-1',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 60_000,
};

describe('sizeOfTask', () => {
  it('follows the protocol', () => {
    expect([0, 1, 2, 3].map((task) => sizeOfTask(REQUEST, task))).toEqual([400, 800, 1200, 1600]);
  });

  it('is the same for all tasks where nothing else was asked for', () => {
    const { tasks, size } = REQUEST.parameters as { tasks: number; size: number };
    expect(sizeOfTask({ ...REQUEST, parameters: { tasks, size } }, 3)).toBe(1000);
  });

  it('is not below the least that the workload takes', () => {
    const parameters = { tasks: 1000, size: 1, sizes: 'linear' };
    expect(sizeOfTask({ ...REQUEST, workload: 'sleep', parameters }, 0)).toBe(0);
    expect(sizeOfTask({ ...REQUEST, workload: 'sort', parameters }, 0)).toBe(1);
  });

  it('is unknown where tasks have none, and for a task that is not there', () => {
    expect(sizeOfTask({ ...REQUEST, parameters: { tasks: 4 } }, 0)).toBeNull();
    expect(sizeOfTask(REQUEST, 4)).toBeNull();
  });
});

describe('taskDetail', () => {
  const lab = {
    state: () => ({ state: 'running', run: { runId: 'now', request: REQUEST } }) as RunState,
    digestOf: (runId: string, task: number) => (runId === 'now' && task === 1 ? '00ff' : null),
  };
  const stored = { header: { runId: 'then', request: { ...REQUEST, seed: 2 } } } as RecordedRun;
  const history = {
    run: (runId: string) => (runId === 'then' ? ok(stored) : err('gone', 'No such run.')),
  };

  it('tells digest and size of a task of the current run', () => {
    const detail = taskDetail({ runId: 'now', task: 1 }, lab, history);
    expect(detail).toEqual(ok({ digest: '00ff', size: 800 }));
  });

  it('knows the size, and no digest, of a run in the history', () => {
    const detail = taskDetail({ runId: 'then', task: 1 }, lab, history);
    expect(detail).toEqual(ok({ digest: null, size: 800 }));
  });

  it('fails for a run that is nowhere', () => {
    expect(taskDetail({ runId: 'never', task: 1 }, lab, history)).toMatchObject({ ok: false });
  });
});
