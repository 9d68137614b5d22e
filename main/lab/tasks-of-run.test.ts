import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from 'vitest';

import type { RunRequest, RunResult } from '../../contract/run.ts';
import type { TaskTimes } from '../../contract/task-times.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import type { Lab } from './lab.ts';

const HOSTS = fileURLToPath(new URL('fixtures/hosts', import.meta.url));

let lab: Lab | undefined;
afterEach(() => lab?.close());

async function runOf(made: Lab, request: RunRequest): Promise<RunResult> {
  lab = made;
  const started = await made.start(request);
  if (!started.ok) throw new Error(started.error.message);
  return made.waitForEnd(started.value.runId);
}

function indexesOf({ task }: TaskTimes): readonly number[] {
  return Array.from(task, (_, index) => index);
}

test.each([
  { runtime: nodeRuntime(), strategy: 'thread-pool' },
  { runtime: pythonRuntime(), strategy: 'processes' },
] as const)(
  'agree with the account of the run: $runtime.kind, $strategy',
  async ({ runtime, strategy }) => {
    const parameters = { tasks: 50, size: 1000, sizes: 'uniform' };
    const { lab: made } = createTestLab([runtime]);
    const result = await runOf(made, requestFor(runtime, { strategy, parameters }));
    const times = made.tasksOf(result.runId);
    if (times === null) throw new Error('no task times');
    expect([...times.task].sort((left, right) => left - right)).toEqual(
      Array.from({ length: 50 }, (_, task) => task),
    );
    const { queuedNs, startedNs, finishedNs, worker } = times;
    const wallNs = (result.wallMs ?? NaN) * 1e6;
    for (const at of indexesOf(times)) {
      expect(queuedNs[at]).toBeGreaterThanOrEqual(0);
      expect(startedNs[at]).toBeGreaterThanOrEqual(queuedNs[at] ?? NaN);
      expect(finishedNs[at]).toBeGreaterThanOrEqual(startedNs[at] ?? NaN);
      expect(finishedNs[at]).toBeLessThanOrEqual(wallNs);
    }
    const lastedNs = finishedNs.map((finished, at) => finished - (startedNs[at] ?? NaN));
    const totalNs = lastedNs.reduce((sum, lasted) => sum + lasted, 0);
    expect(totalNs / 1e6).toBeCloseTo(result.taskTotalMs ?? NaN, 6);
    for (const { id, tasks } of result.workerDetails) {
      expect(worker.filter((of) => of === id)).toHaveLength(tasks);
    }
    expect(times.error.every((error) => error === 0)).toBe(true);
    expect(made.tasksOf('another run')).toBeNull();
  },
);

function fakeLab(behaviour: string): { readonly made: Lab; readonly request: RunRequest } {
  const runtime = { ...nodeRuntime(), environment: { FAKE_HOST: behaviour } };
  const { lab: made } = createTestLab([runtime], { workloadsDirectory: HOSTS });
  return { made, request: requestFor(runtime) };
}

test('count from the start that the host tells of', async () => {
  const { made, request } = fakeLab('good');
  const { runId } = await runOf(made, request);
  expect(made.tasksOf(runId)).toMatchObject({
    queuedNs: Float64Array.of(5, 5, 5, 5),
    startedNs: Float64Array.of(15, 15, 15, 15),
  });
});

test('are there as far as they had come when the host was killed', async () => {
  const { made, request } = fakeLab('killed-halfway');
  const result = await runOf(made, request);
  expect(result.state).toBe('crashed');
  expect(made.tasksOf(result.runId)).toMatchObject({
    task: Uint32Array.of(0, 2),
    queuedNs: Float64Array.of(0, 0),
    startedNs: Float64Array.of(10, 10),
  });
});

test('are none where no task has ended', async () => {
  const { made, request } = fakeLab('rubbish');
  const { runId } = await runOf(made, request);
  expect(made.tasksOf(runId)).toBeNull();
});
