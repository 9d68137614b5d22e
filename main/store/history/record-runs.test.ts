import { expect, it } from 'vitest';

import type { RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { createTestLab, nodeRuntime, requestFor } from '../../lab/fixtures/test-lab.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import {
  headerFor,
  historyPath,
  listed,
  soundHistory,
  tickOf,
  value,
} from './history.test-support.ts';
import type { History } from './history.ts';
import { recordRuns } from './record-runs.ts';
import { isSame, tasksOf } from './task-times.test-support.ts';

const result = runResult();
const header = headerFor(result);

/** A lab and a sampler whose listeners the test calls. */
async function recorder(tasks = 0) {
  const history = soundHistory(await historyPath());
  const calls: string[] = [];
  const watched: Pick<History, 'beginRun' | 'appendSamples' | 'saveTasks' | 'endRun'> = {
    beginRun: (run) => {
      calls.push(`begin with ${run.header.workers.length}`);
      history.beginRun(run);
    },
    appendSamples: (runId, batches) => {
      calls.push(`${batches.length} ticks`);
      history.appendSamples(runId, batches);
    },
    saveTasks: (times) => {
      calls.push(`${times.task.length} tasks`);
      history.saveTasks(times);
    },
    endRun: (ended, endResult) => {
      calls.push('end');
      history.endRun(ended, endResult);
    },
  };
  let tell: (state: RunState) => void = () => undefined;
  let tick: (batch: SampleBatch) => void = () => undefined;
  let isQuiet = false;
  const recording = recordRuns({
    history: watched,
    lab: {
      onState: (listener) => {
        tell = listener;
        return () => (tell = () => undefined);
      },
      isQuiet: () => isQuiet,
      tasksOf: (runId) => (tasks === 0 ? null : tasksOf(runId, tasks)),
    },
    sampler: {
      onBatch: (listener) => {
        tick = listener;
        return () => (tick = () => undefined);
      },
    },
    readMachine: () => machineCard(),
    experimentIdOf: () => 'experiment-1',
  });
  return {
    history,
    calls,
    tell: (state: RunState) => tell(state),
    tick: (batch: SampleBatch) => tick(batch),
    beQuiet: () => (isQuiet = true),
    stop: () => recording.end(),
    flush: () => recording.flush(),
  };
}

it('has a run from its start on, its samples every few seconds, and its end', async () => {
  const { history, calls, tell, tick } = await recorder();
  tell({ state: 'idle' });
  tell({ state: 'starting', run: { ...header, workers: [] } });
  expect(listed(history)).toEqual(['run-1']);
  tell({ state: 'running', run: header, tasksTotal: 32 });
  tell({ state: 'running', run: header, tasksTotal: 32 });
  for (let sequence = 1; sequence <= 40; sequence += 1) tick(tickOf('run-1', sequence));
  tick({ ...tickOf('run-1', 41), run: null });
  tick(tickOf('another run', 42));
  tell({ state: 'completed', run: header, result });
  tick(tickOf('run-1', 43));
  expect(calls).toEqual(['begin with 0', 'begin with 1', '17 ticks', '17 ticks', '6 ticks', 'end']);
  expect(value(history.recording('run-1')).sequence).toHaveLength(40);
  expect(value(history.run('run-1'))).toMatchObject({ experimentId: 'experiment-1', result });
  history.close();
});

it('writes nothing of a timed run before its end', async () => {
  const { history, calls, tell, tick, beQuiet } = await recorder(7);
  beQuiet();
  tell({ state: 'starting', run: header });
  for (let sequence = 1; sequence <= 100; sequence += 1) tick(tickOf('run-1', sequence));
  expect(calls).toEqual(['begin with 1']);
  tell({ state: 'completed', run: header, result });
  expect(calls).toEqual(['begin with 1', '100 ticks', '7 tasks', 'end']);
  expect(value(history.tasks('run-1'))?.task).toHaveLength(7);
  history.close();
});

it('writes of a timed run what somebody asks for', async () => {
  const { history, calls, tell, tick, beQuiet, flush } = await recorder();
  beQuiet();
  tell({ state: 'starting', run: header });
  for (let sequence = 1; sequence <= 30; sequence += 1) tick(tickOf('run-1', sequence));
  flush();
  flush();
  expect(calls).toEqual(['begin with 1', '30 ticks']);
  history.close();
});

it('writes what is waiting when it is ended', async () => {
  const { history, calls, tell, tick, stop } = await recorder();
  tell({ state: 'starting', run: header });
  tick(tickOf('run-1', 1));
  stop();
  tick(tickOf('run-1', 2));
  expect(calls).toEqual(['begin with 1', '1 ticks']);
  history.close();
});

it('has the tasks of a real run as the lab tells of them', async () => {
  const { lab, sampler } = createTestLab([nodeRuntime()]);
  const history = soundHistory(await historyPath());
  const readMachine = () => machineCard();
  const recording = recordRuns({
    ...{ history, lab, sampler, readMachine },
    experimentIdOf: () => null,
  });
  const started = await lab.start(requestFor(nodeRuntime()));
  const { runId } = value(started);
  const { tasks } = await lab.waitForEnd(runId);
  const told = lab.tasksOf(runId);
  if (told === null) throw new Error('no task times');
  expect(isSame(value(history.tasks(runId)), told)).toBe(true);
  expect(told.task).toHaveLength(tasks.total);
  recording.end();
  await lab.close();
  history.close();
});
