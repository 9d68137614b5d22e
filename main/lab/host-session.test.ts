import { describe, expect, test } from 'vitest';

import type {
  FinishedMessage,
  FromHost,
  TaskRecord,
  WorkerStartedMessage,
} from '../../contract/host-protocol.ts';
import { HostSession } from './host-session.ts';

const hello: FromHost = {
  type: 'hello',
  protocol: 1,
  runtime: 'node',
  version: '20',
  pid: 10,
  clockNs: '1',
  helperTids: [],
};
const worker = (id: number): WorkerStartedMessage => ({
  type: 'worker-started',
  id,
  kind: 'thread',
  label: 'thread',
  pid: 10,
  tid: null,
});
const ready: FromHost = { type: 'ready', tasksTotal: 2 };
const record = (task: number, changes: object = {}): TaskRecord => ({
  task,
  worker: 0,
  queuedNs: 1,
  startedNs: 2,
  finishedNs: 3,
  digest: '0011223344556677',
  ...changes,
});
const tasks = (...records: TaskRecord[]): FromHost => ({ type: 'tasks', tasks: records });
const finished: FinishedMessage = {
  type: 'finished',
  startNs: 0,
  endNs: 2_000_000,
  tasksTotal: 2,
  tasksDone: 2,
  tasksFailed: 0,
  digest: null,
  stopped: false,
  host: { cpuUserUs: 0, cpuSystemUs: 0, maxRssBytes: null },
};
const exited: FromHost = {
  type: 'worker-exited',
  id: 0,
  cpuUserUs: 0,
  cpuSystemUs: 0,
  maxRssBytes: null,
};

const EXPECTED = {
  workers: 1,
  tasksTotal: 2,
  perTask: false,
  gauges: false,
  stopsAtTaskError: false,
  command: false,
};

function sessionAfter(...messages: FromHost[]): HostSession {
  const session = new HostSession(EXPECTED);
  for (const message of messages) expect(session.accept(message).verdict).toBe('accepted');
  return session;
}

function workingAfter(...messages: FromHost[]): HostSession {
  const session = sessionAfter(hello, worker(0), ready);
  session.started();
  for (const message of messages) expect(session.accept(message).verdict).toBe('accepted');
  return session;
}

describe('HostSession', () => {
  test('accepts a run in order', () => {
    const session = workingAfter(tasks(record(0)), tasks(record(1)), finished);
    session.released();
    expect(session.accept(exited).verdict).toBe('accepted');
    expect(session.wallMs).toBe(2);
    expect(session.ledger.done).toBe(2);
  });

  const whole = tasks(record(0), record(1));
  const gauges = (...ids: number[]): FromHost => ({
    type: 'gauges',
    workers: ids.map((id) => ({ id, loopDelayNs: 5 })),
  });

  /** A session whose host was asked for gauges. */
  function askingAfter(...messages: FromHost[]): HostSession {
    const session = new HostSession({ ...EXPECTED, gauges: true });
    for (const message of messages) session.accept(message);
    return session;
  }

  function askedAtWork(...messages: FromHost[]): HostSession {
    const session = askingAfter(hello, worker(0), ready);
    session.started();
    for (const message of messages) session.accept(message);
    return session;
  }

  const error = { kind: 'task', code: 'E', message: '' };
  const failedTask = tasks(record(0, { error }));
  const stoppedByItself: FromHost = { ...finished, stopped: true, stoppedBecause: 'task-failed' };

  function stoppingAfter(...messages: FromHost[]): HostSession {
    const session = new HostSession({ ...EXPECTED, stopsAtTaskError: true });
    for (const message of [hello, worker(0), ready]) session.accept(message);
    session.started();
    for (const message of messages) session.accept(message);
    return session;
  }

  test('accepts the stop of a host by itself at a failure, if that was asked for', () => {
    const session = stoppingAfter(failedTask);
    expect(session.accept(stoppedByItself).verdict).toBe('accepted');
    expect(session.firstLost()).toEqual([1]);
  });

  test('does not accept it without a failure', () => {
    expect(stoppingAfter().accept(stoppedByItself).verdict).toBe('fatal');
  });

  test('accepts workers during the work, where each task has its own', () => {
    const session = new HostSession({ ...EXPECTED, perTask: true });
    for (const message of [hello, ready]) {
      expect(session.accept(message)).toEqual({ verdict: 'accepted', oddity: null });
    }
    session.started();
    for (const message of [worker(0), exited, worker(1), tasks(record(0), record(1))]) {
      expect(session.accept(message).verdict).toBe('accepted');
    }
    expect(session.workerCount).toBe(2);
  });

  test('ends the run of a host that floods it with workers', () => {
    const session = sessionAfter(hello);
    let id = 0;
    while (id < 100_000 && session.accept(worker(id)).verdict === 'accepted') id += 1;
    expect(id).toBe(10_000);
  });

  test.each<[string, HostSession, FromHost]>([
    ['another protocol', sessionAfter(), { ...hello, protocol: 2 }],
    ['a worker before hello', sessionAfter(), worker(0)],
    ['ready before hello', sessionAfter(), ready],
    ['ready without a worker', sessionAfter(hello), ready],
    ['ready twice', sessionAfter(hello, worker(0), ready), ready],
    ['another number of tasks', sessionAfter(hello, worker(0)), { type: 'ready', tasksTotal: 3 }],
    ['a worker twice', sessionAfter(hello, worker(0)), worker(0)],
    ['tasks before start', sessionAfter(hello, worker(0), ready), tasks(record(0))],
    ['an unknown worker', workingAfter(), tasks(record(0, { worker: 7 }))],
    ['an unknown task', workingAfter(), tasks(record(2))],
    ['a task twice', workingAfter(tasks(record(0))), tasks(record(0))],
    ['a task twice in one batch', workingAfter(), tasks(record(0), record(0))],
    ['a task that ends before it began', workingAfter(), tasks(record(0, { finishedNs: 1 }))],
    ['finished before start', sessionAfter(hello, worker(0), ready), finished],
    ['finished with a task missing', workingAfter(tasks(record(0))), finished],
    ['finished twice', workingAfter(whole, finished), finished],
    ['tasks after finished', workingAfter(whole, finished), tasks(record(0))],
    ['a count that is wrong', workingAfter(whole), { ...finished, tasksDone: 1, tasksFailed: 1 }],
    ['a clock that runs backwards', workingAfter(whole), { ...finished, startNs: 3_000_000 }],
    ['a stop nobody asked for', workingAfter(), { ...finished, stopped: true }],
    [
      'a stop for a failure that was to be gone over',
      workingAfter(failedTask),
      { ...finished, stopped: true, stoppedBecause: 'task-failed' },
    ],
  ])('ends the run at %s', (_what, session, message) => {
    expect(session.accept(message).verdict).toBe('fatal');
  });

  test.each<[string, HostSession, FromHost]>([
    ['hello twice', sessionAfter(hello), hello],
    ['the end of an unknown worker', workingAfter(), { ...exited, id: 9 }],
    ['the end of a worker twice', workingAfter(exited), exited],
    ['gauges that nobody asked for', workingAfter(), gauges(0)],
    ['gauges before start', askingAfter(hello, worker(0), ready), gauges(0)],
    ['gauges of an unknown worker', askedAtWork(), gauges(0, 5)],
    ['gauges after finished', askedAtWork(whole, finished), gauges(0)],
  ])('ignores %s with a warning', (_what, session, message) => {
    expect(session.accept(message).verdict).toBe('ignored');
  });

  test('accepts gauges of its workers, as often as it is told', () => {
    const session = askedAtWork();
    const accepted = { verdict: 'accepted', oddity: null };
    expect([gauges(0), gauges(0)].map((told) => session.accept(told))).toEqual([
      accepted,
      accepted,
    ]);
  });

  test('accepts fewer workers than asked for, with a warning', () => {
    const session = new HostSession({ ...EXPECTED, workers: 2 });
    session.accept(hello);
    session.accept(worker(0));
    expect(session.accept(ready)).toMatchObject({
      verdict: 'accepted',
      oddity: { code: 'worker-count' },
    });
  });

  test('ignores, with a warning, a result that came before its task ended', () => {
    const session = workingAfter(tasks(record(1, { receivedNs: 7 })));
    expect(session.accept(tasks(record(0, { receivedNs: 2 })))).toMatchObject({
      verdict: 'accepted',
      oddity: { code: 'received-early', message: expect.stringContaining('task 0') as string },
    });
    expect(session.ledger.done).toBe(2);
    expect(session.ledger.taskTimes('run', 0)?.receivedNs).toEqual(Float64Array.of(7, NaN));
  });

  test('takes a result that came at once as one', () => {
    const session = workingAfter(tasks(record(0, { receivedNs: 3 })));
    expect([...session.ledger.transferMs()]).toEqual([0]);
  });

  test('takes an early end as asked for after a stop', () => {
    const session = workingAfter(tasks(record(0)));
    session.stopAsked();
    const verdict = session.accept({ ...finished, stopped: true, tasksDone: 1 });
    expect(verdict.verdict).toBe('accepted');
    expect(session.accept(tasks(record(1))).verdict).toBe('ignored');
  });

  test('has no duration when the work never began', () => {
    const session = sessionAfter(hello, worker(0), ready);
    session.stopAsked();
    session.accept({ ...finished, stopped: true });
    expect(session.wallMs).toBeNull();
  });

  test('sees that the input changed', () => {
    const fingerprint = (digit: string): { inputFingerprint: string } => ({
      inputFingerprint: digit.repeat(64),
    });
    const session = sessionAfter(hello, worker(0), { ...ready, ...fingerprint('a') });
    session.started();
    session.accept(whole);
    session.accept({ ...finished, ...fingerprint('b') });
    expect(session.inputChanged).toBe(true);
  });
});
