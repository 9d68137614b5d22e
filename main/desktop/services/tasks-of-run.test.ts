import { expect, it, vi } from 'vitest';

import { ok, type Result } from '../../../contract/result.ts';
import type { TaskTimes } from '../../../contract/task-times.ts';
import type { SlicedWork } from '../../../contract/work-slices.ts';
import { tasksOfRun } from './tasks-of-run.ts';

const timesOf = (runId: string) => ({ runId }) as TaskTimes;

const noLab = { tasksOf: () => null };

it('asks the lab first, which has those of the current run', async () => {
  const history = { tasksInParts: vi.fn() };
  const lab = { tasksOf: timesOf };
  expect(await tasksOfRun('run-1', lab, history)).toEqual(ok(timesOf('run-1')));
  expect(history.tasksInParts).not.toHaveBeenCalled();
});

it('lets others have their turn while it reads', async () => {
  let nowMs = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  const events: string[] = [];
  function* tasksInParts(runId: string): SlicedWork<Result<TaskTimes | null>> {
    for (const part of ['first', 'second']) {
      nowMs += 30;
      events.push(part);
      yield 0.5;
    }
    return ok(timesOf(runId));
  }
  const reading = tasksOfRun('run-1', noLab, { tasksInParts });
  events.push('another');
  expect(await reading).toEqual(ok(timesOf('run-1')));
  expect(events).toEqual(['first', 'another', 'second']);
});
