import { expect, it } from 'vitest';

import type { RunState } from '../../../contract/run.ts';
import type { TaskTimesPart } from '../../../contract/task-times.ts';
import { TaskLedger } from '../../lab/task-ledger.ts';
import { TaskPushes } from './task-pushes.ts';

function rig(tasksTotal: number, kept?: number) {
  const told: TaskTimesPart[] = [];
  let state = { state: 'idle' } as RunState;
  let ledger = new TaskLedger(tasksTotal);
  let quiet = false;
  const pushes = new TaskPushes(
    {
      state: () => state,
      isQuiet: () => quiet,
      nextTasksOf: (runId, from, limit) => ledger.nextTimes(runId, from, limit, kept),
    },
    (part) => told.push(part),
  );
  return {
    told: () =>
      told.splice(0).map(({ runId, from, task, leftOut }) => ({
        runId,
        from,
        tasks: task.length,
        ...(leftOut === undefined ? {} : { leftOut }),
      })),
    begin: (name: RunState['state'], runId = 'a') => {
      if (state.state === 'idle' || state.run.runId !== runId) ledger = new TaskLedger(tasksTotal);
      state = { state: name, run: { runId } } as RunState;
      if (name === 'completed') state = { ...state, result: {} } as RunState;
    },
    end: (first: number, count: number) => {
      for (let task = first; task < first + count; task += 1) {
        const times = { worker: 0, queuedNs: 1, startedNs: 2, finishedNs: 3 };
        ledger.record({ ...times, task, digest: '0011223344556677' });
      }
    },
    tick: () => pushes.pushNext(),
    setQuiet: (isQuiet: boolean) => (quiet = isQuiet),
  };
}

it('tells of each task once, and of nothing when none has ended', () => {
  const { told, begin, end, tick } = rig(10);
  tick();
  begin('running');
  end(0, 3);
  tick();
  tick();
  end(3, 2);
  tick();
  expect(told()).toEqual([
    { runId: 'a', from: 0, tasks: 3 },
    { runId: 'a', from: 3, tasks: 2 },
  ]);
});

it('begins anew with another run, and is silent after the end', () => {
  const { told, begin, end, tick } = rig(10);
  begin('running', 'a');
  end(0, 3);
  tick();
  end(3, 1);
  begin('completed', 'a');
  tick();
  begin('running', 'b');
  end(0, 2);
  tick();
  expect(told()).toEqual([
    { runId: 'a', from: 0, tasks: 3 },
    { runId: 'b', from: 0, tasks: 2 },
  ]);
});

it('tells nothing of a run that is timed', () => {
  const { told, begin, end, tick, setQuiet } = rig(10);
  setQuiet(true);
  begin('running');
  end(0, 10);
  tick();
  expect(told()).toEqual([]);
});

it('tells at most 20,000 at a time: the rest comes with the next ones', () => {
  const { told, begin, end, tick } = rig(50_000);
  begin('running');
  end(0, 45_000);
  for (let ticks = 0; ticks < 5; ticks += 1) tick();
  expect(told().map(({ from, tasks }) => [from, tasks])).toEqual([
    [0, 20_000],
    [20_000, 20_000],
    [40_000, 5000],
  ]);
});

it('stops where no more are kept, and says how many are left out, each number once', () => {
  const { told, begin, end, tick } = rig(10, 4);
  begin('running');
  end(0, 3);
  tick();
  end(3, 4);
  tick();
  tick();
  end(7, 1);
  tick();
  tick();
  expect(told()).toEqual([
    { runId: 'a', from: 0, tasks: 3 },
    { runId: 'a', from: 3, tasks: 1, leftOut: 3 },
    { runId: 'a', from: 4, tasks: 0, leftOut: 4 },
  ]);
});
