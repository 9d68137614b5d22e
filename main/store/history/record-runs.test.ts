import { expect, it } from 'vitest';

import type { RunState } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
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

const result = runResult();
const header = headerFor(result);

/** A lab and a sampler whose listeners the test calls. */
async function recorder() {
  const history = soundHistory(await historyPath());
  const calls: string[] = [];
  const watched: Pick<History, 'beginRun' | 'appendSamples' | 'endRun'> = {
    beginRun: (run) => {
      calls.push(`begin with ${run.header.workers.length}`);
      history.beginRun(run);
    },
    appendSamples: (runId, batches) => {
      calls.push(`${batches.length} ticks`);
      history.appendSamples(runId, batches);
    },
    endRun: (ended, endResult) => {
      calls.push('end');
      history.endRun(ended, endResult);
    },
  };
  let tell: (state: RunState) => void = () => undefined;
  let tick: (batch: SampleBatch) => void = () => undefined;
  let isQuiet = false;
  const stop = recordRuns({
    history: watched,
    lab: {
      onState: (listener) => {
        tell = listener;
        return () => (tell = () => undefined);
      },
      isQuiet: () => isQuiet,
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
    stop,
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
  const { history, calls, tell, tick, beQuiet } = await recorder();
  beQuiet();
  tell({ state: 'starting', run: header });
  for (let sequence = 1; sequence <= 100; sequence += 1) tick(tickOf('run-1', sequence));
  expect(calls).toEqual(['begin with 1']);
  tell({ state: 'completed', run: header, result });
  expect(calls).toEqual(['begin with 1', '100 ticks', 'end']);
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
