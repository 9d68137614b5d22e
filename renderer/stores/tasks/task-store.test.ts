import { describe, expect, it, vi } from 'vitest';

import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunState } from '../../../contract/run.ts';
import type { TaskTimes, TaskTimesPart } from '../../../contract/task-times.ts';
import { fakeBridge } from '../../dev/fake-bridge.ts';
import { readScene } from '../../dev/scene.ts';
import { headerFor, requestOf, resultFor } from '../../dev/simulated-run.ts';
import { STARTUP_S } from '../../dev/simulated-samples.ts';
import { NO_RUN, type RunView, withState } from '../run-view.ts';
import { TaskStore } from './task-store.ts';

const START_MS = 1_700_000_000_000;
const scene = readScene(new URLSearchParams('strategy=process-pool&workers=2'));
const header = { ...headerFor(requestOf(scene), scene, START_MS), runId: 'run-1' };

const running: RunState = { state: 'running', run: header, tasksTotal: 100 };
const completed: RunState = {
  state: 'completed',
  run: header,
  result: resultFor(header, 'completed', scene),
};

function viewIn(state: RunState): RunView {
  const starting = withState(NO_RUN, { state: 'starting', run: header }, START_MS);
  return withState(starting, state, START_MS + 400);
}

/** Tasks of one worker that follow each other, a second each. */
function part(from: number, count: number): TaskTimesPart {
  const seconds = (later: number) =>
    Float64Array.from({ length: count }, (_, at) => (from + at + later) * 1e9);
  return {
    runId: 'run-1',
    from,
    task: Uint32Array.from({ length: count }, (_, at) => from + at),
    worker: new Uint32Array(count),
    queuedNs: new Float64Array(count),
    startedNs: seconds(0),
    finishedNs: seconds(1),
    receivedNs: seconds(2),
    error: new Uint16Array(count),
    errorCodes: [],
  };
}

function times(count: number): TaskTimes {
  return part(0, count);
}

function setUp(answer: Result<TaskTimes | null> = ok(null)) {
  const { bridge, asked } = fakeBridge({ 'tasks:of-run': answer });
  const store = new TaskStore(bridge);
  const accept = (from: number, count: number) => {
    store.acceptPart(part(from, count));
    store.draw();
  };
  return {
    store,
    bridge,
    asked,
    accept,
    tasks: () => store.view.get().timeline?.tasks ?? 0,
  };
}

/** With somebody who looks. */
function setUpSeen(answer?: Result<TaskTimes | null>) {
  const parts = setUp(answer);
  const stopLooking = parts.store.view.subscribe(() => undefined);
  return { ...parts, stopLooking };
}

async function answered(store: TaskStore): Promise<void> {
  await vi.waitFor(() => expect(store.view.get().isAsked).toBe(false), { timeout: 10_000 });
}

describe('TaskStore', () => {
  it('takes in what main tells of while the run goes on, without asking', () => {
    const { store, asked, accept, tasks } = setUpSeen();
    store.follow(viewIn(running));
    accept(0, 3);
    accept(3, 2);
    expect(tasks()).toBe(5);
    expect(store.view.get().timeline).toMatchObject({ runId: 'run-1', workStartS: 0.4 });
    expect(asked).toEqual([]);
  });

  it('asks for all when the run has ended, and places them as its account says', async () => {
    const { store, asked, accept, tasks } = setUpSeen(ok(times(9)));
    store.follow(viewIn(running));
    accept(0, 3);
    store.follow(viewIn(completed));
    expect(store.view.get().isAsked).toBe(true);
    expect(tasks()).toBe(3);
    await answered(store);
    expect(tasks()).toBe(9);
    expect(store.view.get()).toMatchObject({ isAsked: false, timeline: { workStartS: STARTUP_S } });
    expect(asked).toEqual([{ name: 'tasks:of-run', argument: 'run-1' }]);
    store.follow(viewIn(completed));
    await answered(store);
    expect(asked).toHaveLength(1);
  });

  it('asks for all when it has missed some, and leaves out what it knows already', async () => {
    const { store, asked, accept, tasks } = setUpSeen(ok(times(6)));
    store.follow(viewIn(running));
    accept(4, 2);
    accept(4, 4);
    await answered(store);
    expect(asked).toHaveLength(1);
    expect(tasks()).toBe(8);
    expect([...(store.view.get().timeline?.lanes[0]?.task ?? [])]).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7,
    ]);
  });

  it('asks for all when more waits than can be taken in at once', async () => {
    const { store, asked, accept, tasks, stopLooking } = setUpSeen(ok(times(120_000)));
    stopLooking();
    store.follow(viewIn(running));
    for (let from = 0; from < 120_000; from += 20_000) accept(from, 20_000);
    expect(tasks()).toBe(0);
    store.view.subscribe(() => undefined);
    await answered(store);
    expect(tasks()).toBe(120_000);
    expect(asked).toHaveLength(1);
  });

  it('neither draws nor asks while nobody looks', async () => {
    const { store, asked, accept, tasks } = setUp(ok(times(4)));
    store.follow(viewIn(running));
    accept(0, 3);
    store.follow(viewIn(completed));
    expect(tasks()).toBe(0);
    expect(asked).toEqual([]);
    store.view.subscribe(() => undefined);
    await answered(store);
    expect(tasks()).toBe(4);
  });

  it('stands still while it is frozen, also when the run ends', async () => {
    const { store, asked, accept, tasks } = setUpSeen(ok(times(9)));
    store.follow(viewIn(running));
    accept(0, 3);
    const before = store.view.get();
    store.freeze(true);
    accept(3, 2);
    store.follow(viewIn(completed));
    expect(store.view.get()).toBe(before);
    expect(asked).toEqual([]);
    store.freeze(false);
    await answered(store);
    expect(tasks()).toBe(9);
  });

  it('tells why main could not answer, asks no more by itself, and again when told to', async () => {
    const failure = err('unreadable', 'The history can not be read.');
    const { store, asked, accept, tasks } = setUpSeen(failure);
    store.follow(viewIn(running));
    accept(2, 1);
    await answered(store);
    accept(3, 1);
    expect(store.view.get()).toMatchObject({ error: failure.error, timeline: null });
    expect(asked).toHaveLength(1);
    expect(tasks()).toBe(0);
    store.askAgain();
    await answered(store);
    expect(asked).toHaveLength(2);
  });

  it('drops an answer about a run that is no longer in front', async () => {
    const { store, bridge } = setUpSeen(ok(times(4)));
    store.follow(viewIn(completed));
    store.follow(viewIn({ ...running, run: { ...header, runId: 'run-2' } }));
    expect(store.view.get().isAsked).toBe(false);
    await bridge.request('app:snapshot', null);
    expect(store.view.get()).toEqual({ timeline: null, isAsked: false, error: null });
  });

  it('places them as main has seen the work begin, when it came late', async () => {
    const { store, accept } = setUpSeen(ok(times(3)));
    // Nobody here saw the change from starting to running.
    store.follow(withState(NO_RUN, running, START_MS + 9000, START_MS + 520));
    accept(3, 2);
    await answered(store);
    expect(store.view.get().timeline).toMatchObject({ tasks: 5, workStartS: 0.52 });
  });
});
