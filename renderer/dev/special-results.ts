import type { RunHeader, RunResult } from '../../contract/run.ts';
import type { Scene } from './scene.ts';
import { TASKS_TOTAL } from './simulated-samples.ts';

/** What is special about the result of a scene. */
export function specialResult(scene: Scene, header: RunHeader): Partial<RunResult> {
  switch (scene.result) {
    case 'plain':
      return {};
    case 'lost-updates':
      return lostUpdates(header);
    case 'task-errors':
      return TASK_ERRORS;
    case 'per-task':
      return { workerDetails: header.workers.map(perTaskDetail) };
    case 'event-loop':
      return { eventLoopDelay: { p99Ns: 12_400_000, maxNs: 871_000_000 } };
  }
}

function lostUpdates(header: RunHeader): Partial<RunResult> {
  return {
    effectiveCores: 2,
    invariants: [
      {
        name: 'counter',
        unit: 'increments',
        expected: 200_000,
        actual: 153_211,
        relation: 'equal',
        guaranteed: false,
      },
      {
        name: 'inside',
        unit: 'tasks at once',
        expected: 2,
        actual: 2,
        relation: 'at-most',
        guaranteed: true,
      },
    ],
    workerDetails: header.workers.map((worker) => ({
      ...perTaskDetail(worker),
      tasks: 100,
      cpuMs: 3900,
      lockedCpuMs: 3100 - worker.id * 40,
    })),
    warnings: [
      {
        code: 'lost-updates',
        message:
          '46,789 of 200,000 increments got lost (23 %): nothing kept two workers from adding at the same time.',
      },
    ],
  };
}

function perTaskDetail(worker: RunHeader['workers'][number]): RunResult['workerDetails'][number] {
  return {
    ...worker,
    tasks: 1,
    cpuMs: 74,
    onCpuMs: 74,
    waitingMs: 31,
    blockedMs: 4,
    lockedCpuMs: null,
    busyMs: 76,
    lastEndMs: 16_000,
    voluntarySwitches: 4,
    involuntarySwitches: 2,
    signal: null,
  };
}

const TASK_ERRORS: Partial<RunResult> = {
  state: 'failed',
  error: {
    code: 'task-failed',
    message: '87 of 400 tasks failed, the first with InjectedFault: see which below.',
  },
  tasks: {
    total: TASKS_TOTAL,
    done: 308,
    failed: 87,
    lost: 5,
    firstLost: [200, 203, 204, 207, 399],
  },
  taskErrors: [
    { code: 'InjectedFault', count: 84, task: 3, message: 'task 3 was told to fail' },
    {
      code: 'TimeoutError',
      count: 3,
      task: 200,
      message: 'the task took longer than the limit of 5000 ms per task',
    },
  ],
  stderrTail: '',
  warnings: [],
};
