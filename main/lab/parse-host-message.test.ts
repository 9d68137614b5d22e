import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseHostMessage } from './parse-host-message.ts';

const ready = { type: 'ready', tasksTotal: 3 };
const good = { digest: '0011223344556677' };

test('reads a message and leaves unknown keys out', () => {
  expect(parseHostMessage(JSON.stringify({ ...ready, colour: 'red' }))).toEqual({
    ok: true,
    value: ready,
  });
});

test.each([
  ['no JSON', 'hello', /is not JSON/],
  ['no object', '3', /no message of the protocol/],
  ['an unknown type', '{"type":"bye"}', /type/],
  ['a digest of another length', task({ digest: 'abc' }), /tasks/],
  ['a result that came before the clock began', task({ ...good, receivedNs: -1 }), /tasks/],
  ['null for when a result came', task({ ...good, receivedNs: null }), /tasks/],
  ['an error of an unknown kind', task({ error: { kind: 'x', code: 'E', message: '' } }), /tasks/],
])('refuses %s with a sentence that shows it', (_what, line, sentence) => {
  const parsed = parseHostMessage(line);
  expect(parsed).toMatchObject({ ok: false, error: { code: 'malformed-line' } });
  if (!parsed.ok) expect(parsed.error.message).toMatch(sentence);
});

test.each([
  ['of which it is known when the result came', { ...good, receivedNs: 4 }],
  ['of which it is not', good],
  ['that failed', { error: { kind: 'task', code: 'E', message: '' }, receivedNs: 3 }],
])('reads a task %s', (_what, outcome) => {
  const line = task(outcome);
  expect(parseHostMessage(line)).toEqual({ ok: true, value: JSON.parse(line) as unknown });
});

test.each([
  ['a missing key', '{"type":"ready"}', /“ready” breaks the protocol: tasksTotal/],
  ['a negative count', '{"type":"ready","tasksTotal":-1}', /tasksTotal/],
  ['a number beyond 2^53', '{"type":"ready","tasksTotal":9007199254740993}', /tasksTotal/],
  ['a fraction of a count', '{"type":"finished","startNs":0.5}', /“finished”.*startNs/],
])('refuses a step of the run with %s, which it can’t do without', (_what, line, sentence) => {
  const parsed = parseHostMessage(line);
  expect(parsed).toMatchObject({ ok: false, error: { code: 'malformed-step' } });
  if (!parsed.ok) expect(parsed.error.message).toMatch(sentence);
});

const finished = {
  type: 'finished',
  startNs: 0,
  endNs: 1,
  tasksTotal: 1,
  tasksDone: 1,
  tasksFailed: 0,
  digest: null,
  stopped: false,
  host: { cpuUserUs: 0, cpuSystemUs: 0, maxRssBytes: null },
};
const invariant = {
  name: 'counter',
  unit: '',
  expected: 2,
  actual: 1,
  relation: 'equal',
  guaranteed: true,
};

test('reads what a host found', () => {
  const message = {
    ...finished,
    stopped: true,
    stoppedBecause: 'task-failed',
    invariants: [invariant],
    eventLoopDelay: { p99Ns: 1, maxNs: 2 },
  };
  expect(parseHostMessage(JSON.stringify(message))).toEqual({ ok: true, value: message });
});

test.each([
  ['invariants without end', { invariants: Array.from({ length: 17 }, () => invariant) }],
  ['an invariant of another kind', { invariants: [{ ...invariant, relation: 'about' }] }],
  ['an infinite count', { invariants: [{ ...invariant, actual: 1e300 }] }],
  ['another reason to stop', { stoppedBecause: 'tired' }],
  ['a delay that is none', { eventLoopDelay: { p99Ns: -1, maxNs: 0 } }],
])('refuses %s', (_what, changes) => {
  const parsed = parseHostMessage(JSON.stringify({ ...finished, ...changes }));
  expect(parsed).toMatchObject({ ok: false });
});

const gauge = { id: 3, loopActiveNs: 5, loopIdleNs: 0, loopDelayNs: 1, heapUsedBytes: 4096 };

test.each([[gauge], [{ id: 0 }], [{ id: 0, loopDelayNs: 0 }]])('reads the gauges %j', (worker) => {
  const message = { type: 'gauges', workers: [worker] };
  expect(parseHostMessage(JSON.stringify(message))).toEqual({ ok: true, value: message });
});

test.each([
  ['no worker', { loopDelayNs: 1 }],
  ['a negative time', { ...gauge, loopActiveNs: -1 }],
  ['a fraction of a nanosecond', { ...gauge, loopDelayNs: 0.5 }],
  ['a heap that holds nothing', { ...gauge, heapUsedBytes: 0 }],
  ['null for what is not known', { ...gauge, heapUsedBytes: null }],
  ['a number as text', { ...gauge, loopIdleNs: '7' }],
])('ignores gauges with %s, and shows them', (_what, worker) => {
  const parsed = parseHostMessage(JSON.stringify({ type: 'gauges', workers: [worker] }));
  expect(parsed).toMatchObject({ ok: false, error: { code: 'malformed-line' } });
});

test('ignores gauges of workers without end', () => {
  const workers = Array.from({ length: 10_001 }, (_, id) => ({ id }));
  expect(parseHostMessage(JSON.stringify({ type: 'gauges', workers }))).toMatchObject({
    ok: false,
    error: { code: 'malformed-line' },
  });
});

test('keeps of a description what can be launched', () => {
  const parsed = parseHostMessage(
    JSON.stringify({
      type: 'description',
      protocol: 1,
      runtime: 'c',
      version: '12',
      workloads: { primes: ['threads', 'fibers', 'sequential'], chess: ['threads'], toString: [] },
    }),
  );
  if (!parsed.ok || parsed.value.type !== 'description') throw new Error('no description');
  expect(Object.entries(parsed.value.workloads)).toEqual([['primes', ['sequential', 'threads']]]);
});

test('refuses a line that was not UTF-8', () => {
  expect(parseHostMessage(null)).toMatchObject({ ok: false });
});

test('never throws, and shows little and printable text of what it refuses', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (line) => {
      const parsed = parseHostMessage(line);
      if (parsed.ok) return;
      expect(parsed.error.message.length).toBeLessThan(500);
      expect(parsed.error.message).not.toMatch(/\p{Cc}/u);
    }),
  );
});

function task(outcome: object): string {
  const times = { task: 0, worker: 0, queuedNs: 1, startedNs: 2, finishedNs: 3 };
  return JSON.stringify({ type: 'tasks', tasks: [{ ...times, ...outcome }] });
}
