import { describe, expect, it } from 'vitest';

import type { ToldMessage, ToldTask, ToldWorker } from '../../contract/host-protocol.ts';
import { HostSession } from './host-session.ts';
import { parseHostMessage } from './parse-host-message.ts';
import { RunTasks } from './run-tasks.ts';
import { taskFigures } from './shown-tasks.ts';

const worker = (id: number): ToldWorker => ({
  ...{ id, kind: 'thread', label: `thread ${id}`, pid: 40, tid: 40 + id },
});

const task = (index: number, parts: Partial<ToldTask> = {}): ToldTask => ({
  ...{ task: index, worker: 0, queuedNs: 1e6, startedNs: 2e6, finishedNs: 5e6 },
  ...parts,
});

const told = (parts: Partial<ToldMessage>): ToldMessage => ({
  ...{ type: 'told', startNs: 500_000, workers: [], tasks: [] },
  ...parts,
});

const HELLO = {
  ...{ protocol: 1, runtime: 'launcher', version: '3', pid: 9, clockNs: '0', helperTids: [] },
};

function session(): HostSession {
  return new HostSession({
    ...{ workers: 1, tasksTotal: 1, perTask: true, gauges: false, stopsAtTaskError: false },
    command: true,
  });
}

/** Every worker gets its number plus 10. */
function take(from: HostSession, ...messages: ToldMessage[]): void {
  for (const message of messages) {
    expect(from.accept(message)).toEqual({ verdict: 'accepted', oddity: null });
    from.told.take(message, (each) => ({ ...each, id: each.id + 10 }));
  }
}

describe('what a program tells', () => {
  it('is the run’s figures of tasks, by the run’s numbers of workers', () => {
    const telling = session();
    const error = { kind: 'task', code: 'E', message: 'why' } as const;
    const tasks = [task(0), task(1, { worker: 1, receivedNs: 6e6 }), task(2, { error })];
    take(telling, told({ workers: [worker(0), worker(1)] }), told({ tasks }));
    expect(taskFigures(telling)).toMatchObject({
      tasks: { total: 3, done: 2, failed: 1, lost: 0, firstLost: [] },
      taskErrors: [{ code: 'E', count: 1, task: 2, message: 'why' }],
      taskMs: { p50: 3 },
      queueWaitMs: { p50: 1 },
      transferMs: { p50: 1 },
    });
    expect(telling.workers().map(({ id, label }) => [id, label])).toEqual([
      [10, 'thread 0'],
      [11, 'thread 1'],
    ]);
    expect(telling.seen()).toEqual([]);
  });

  it('counts each task once, and none of a worker that it did not tell of', () => {
    const telling = session();
    take(
      telling,
      told({ workers: [worker(0)], tasks: [task(4), task(4), task(5, { worker: 3 })] }),
    );
    take(telling, told({ tasks: [task(1_000_000), task(6, { finishedNs: 1 }), task(7)] }));
    expect(telling.told.ledger?.done).toBe(2);
    expect(telling.told.unusable).toBe(4);
  });

  it('has its times from the start of the command, while it goes on and after', () => {
    const telling = session();
    const tasks = new RunTasks('run', telling, true);
    expect([tasks.all(true), tasks.next(0, 10), tasks.progress().tasksDone]).toEqual([
      null,
      null,
      0,
    ]);
    take(telling, told({ workers: [worker(0)], tasks: [task(0), task(1)] }));
    expect([...(tasks.next(1, 10)?.queuedNs ?? [])]).toEqual([500_000]);
    for (const isUnderWay of [true, false]) {
      expect([...(tasks.all(isUnderWay)?.finishedNs ?? [])]).toEqual([4_500_000, 4_500_000]);
    }
    expect(tasks.progress()).toMatchObject({ tasksDone: 2, tasksFailed: 0, tasksTotal: null });
    telling.accept({ type: 'hello', ...HELLO });
    telling.accept({ type: 'ready', tasksTotal: 1 });
    expect(tasks.progress()).toMatchObject({ tasksDone: 2, tasksTotal: 0 });
    expect(tasks.progress().tasksIn(10)).toBe(2);
    expect(tasks.digestOf(0)).toBeNull();
  });

  it('is shown as what was found where it was found', () => {
    const telling = session();
    take(telling, told({ workers: [worker(0)] }));
    const found = { id: 10, kind: 'process', label: 'thread 0', pid: 40, tid: 40 } as const;
    telling.addFound(found);
    expect(telling.workers()).toEqual([found]);
    expect(telling.seen()).toEqual([found]);
  });

  it('is nothing that a run host may say of itself', () => {
    const host = new HostSession({
      ...{ workers: 1, tasksTotal: 1, perTask: false, gauges: false, stopsAtTaskError: false },
      command: false,
    });
    expect(host.accept(told({}))).toMatchObject({
      verdict: 'ignored',
      oddity: { code: 'unasked-command' },
    });
  });
});

describe('a line of a launcher', () => {
  const whole = told({
    workers: [worker(0)],
    tasks: [
      task(0),
      task(1, { receivedNs: 9e6, error: { kind: 'input', code: 'E', message: '' } }),
    ],
  });

  it('is read', () => {
    expect(parseHostMessage(JSON.stringify(whole))).toEqual({ ok: true, value: whole });
  });

  it.each([
    ['no start', { startNs: undefined }],
    ['a start before its epoch', { startNs: -1 }],
    ['a worker without a name', { workers: [{ ...worker(0), label: '' }] }],
    ['a worker of no kind', { workers: [{ ...worker(0), kind: 'fibre' }] }],
    ['a process that has no number', { workers: [{ ...worker(0), pid: 0 }] }],
    ['a task before time', { tasks: [task(0, { queuedNs: -1 })] }],
    [
      'an error of no kind',
      { tasks: [{ ...task(0), error: { kind: 'x', code: 'E', message: '' } }] },
    ],
    ['too many tasks', { tasks: Array.from({ length: 257 }, (_, index) => task(index)) }],
  ])('is ignored with %s', (_, changes) => {
    expect(parseHostMessage(JSON.stringify({ ...whole, ...changes }))).toMatchObject({
      ok: false,
      error: { code: 'malformed-line' },
    });
  });
});
