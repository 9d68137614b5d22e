import type { TaskDetail, TaskTimes } from '../../contract/task-times.ts';
import { noise } from './noise.ts';
import type { Scene } from './scene.ts';
import { WORK_S } from './simulated-samples.ts';

/** Tasks that one event loop has in flight at a time. */
const IN_FLIGHT = 6;

/** The times of a scene's tasks: of uneven length, some of them failed, in the order of their ends. */
export function simulatedTasks(runId: string, scene: Scene): TaskTimes {
  const places = scene.strategy === 'async' ? IN_FLIGHT : scene.workers;
  const slotS = (WORK_S * places) / scene.tasks;
  const tasks = Array.from({ length: scene.tasks }, (_, task) => taskOf(task, places, slotS));
  tasks.sort((left, right) => left.finishedNs - right.finishedNs);
  const isOneWorker = scene.strategy === 'async';
  return {
    runId,
    task: Uint32Array.from(tasks, ({ task }) => task),
    worker: Uint32Array.from(tasks, ({ task }) => (isOneWorker ? 0 : task % places)),
    queuedNs: Float64Array.from(tasks, ({ queuedNs }) => queuedNs),
    startedNs: Float64Array.from(tasks, ({ startedNs }) => startedNs),
    finishedNs: Float64Array.from(tasks, ({ finishedNs }) => finishedNs),
    receivedNs: Float64Array.from(tasks, ({ receivedNs }) => (isOneWorker ? NaN : receivedNs)),
    error: Uint16Array.from(tasks, ({ task }) =>
      scene.result === 'task-errors' && task % 9 === 4 ? 1 : 0,
    ),
    errorCodes: ['HTTP_503'],
  };
}

export function simulatedDetail(task: number): TaskDetail {
  return { digest: (task * 2_654_435_761).toString(16).padStart(16, '0').slice(0, 16), size: 4096 };
}

function taskOf(task: number, places: number, slotS: number) {
  const startS = Math.floor(task / places) * slotS;
  const startedS = startS + slotS * 0.15 * noise(task, 3);
  const runS = slotS * 0.82 * (0.2 + 0.8 * noise(task, 5));
  return {
    task,
    queuedNs: Math.max(0, startedS - slotS * noise(task, 7)) * 1e9,
    startedNs: startedS * 1e9,
    finishedNs: (startedS + runS) * 1e9,
    receivedNs: (startedS + runS + slotS * 0.2 * noise(task, 11)) * 1e9,
  };
}
