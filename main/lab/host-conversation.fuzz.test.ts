import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../contract/fuzz.test-support.ts';
import type { FromHost } from '../../contract/host-protocol.ts';
import {
  hostileJson,
  mutated,
  type Mutation,
  mutationsOf,
} from '../../contract/mutate.test-support.ts';
import type { RunResult } from '../../contract/run.ts';
import { FakeConversation } from './fixtures/fake-conversation.ts';
import type { ExpectedRun } from './host-session.ts';

const DIGEST = '0011223344556677';
const MAX_NOTICES = 200;

/** As much as clocks of different processes may differ. */
const CLOCK_ERROR_MS = 50;

interface Plan {
  readonly workers: number;
  readonly tasks: number;
  readonly expected: Pick<ExpectedRun, 'perTask' | 'gauges' | 'stopsAtTaskError'>;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  workers: fc.integer({ min: 1, max: 3 }),
  tasks: fc.integer({ min: 1, max: 5 }),
  expected: fc.record({
    perTask: fc.boolean(),
    gauges: fc.boolean(),
    stopsAtTaskError: fc.boolean(),
  }),
});

function digestOf(tasks: number): string {
  const hash = createHash('sha256');
  for (let task = 0; task < tasks; task += 1) hash.update(`${task}:${DIGEST}\n`);
  return hash.digest('hex');
}

/** What a host says that does all right. */
function soundConversation({ workers, tasks }: Plan): readonly FromHost[] {
  const usage = { cpuUserUs: 4_000, cpuSystemUs: 1_000, maxRssBytes: 1e7 };
  const ids = Array.from({ length: workers }, (_, id) => id);
  return [
    {
      ...{ type: 'hello', protocol: 1, runtime: 'node', version: '20' },
      ...{ pid: 10, clockNs: '1', helperTids: [] },
    },
    ...ids.map((id): FromHost => ({
      ...{ type: 'worker-started', id, kind: id % 2 === 0 ? 'thread' : 'process' },
      ...{ label: `worker ${id}`, pid: 10 + id, tid: null },
    })),
    { type: 'ready', tasksTotal: tasks },
    { type: 'gauges', workers: [{ id: 0, loopActiveNs: 5, loopIdleNs: 5, loopDelayNs: 1 }] },
    ...Array.from({ length: tasks }, (_, task): FromHost => {
      const times = { queuedNs: 0, startedNs: 1e6 * task + 1, finishedNs: 1e6 * task + 9 };
      return { type: 'tasks', tasks: [{ task, worker: task % workers, ...times, digest: DIGEST }] };
    }),
    {
      ...{ type: 'finished', startNs: 0, endNs: 50_000_000, tasksTotal: tasks, tasksDone: tasks },
      ...{ tasksFailed: 0, digest: digestOf(tasks), stopped: false, host: usage },
    },
    ...ids.map((id): FromHost => ({ type: 'worker-exited', id, ...usage })),
  ] as FromHost[];
}

/** A change of the order, of one message, or what main does meanwhile. */
interface Step {
  readonly what: 'drop' | 'double' | 'swap' | 'mutate' | 'insert' | 'stop' | 'exit' | 'join';
  readonly at: number;
  readonly other: number;
  readonly mutations: readonly Mutation[];
  readonly text: string;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    what: fc.constantFrom<Step['what']>(
      ...([
        'drop',
        'double',
        'swap',
        'mutate',
        'mutate',
        'insert',
        'stop',
        'exit',
        'join',
      ] as const),
    ),
    at: fc.nat(100),
    other: fc.nat(100),
    mutations: mutationsOf(hostileJson),
    text: fc.oneof(
      fc.constantFrom('', 'print', '{}', '[]', 'null', '{"type":"finished"}', '\u0000'),
      fc.string(),
    ),
  }),
  { maxLength: 4 },
);

/** A line of the host, or what else happens: main asks for the end, the host is gone. */
type Said = string | { readonly event: 'stop' | 'exit' };

function changed(messages: readonly FromHost[], changes: readonly Step[]): readonly Said[] {
  const said: Said[] = messages.map((message) => JSON.stringify(message));
  for (const { what, at, other, mutations, text } of changes) {
    const [index, second] = [at % (said.length + 1), other % (said.length + 1)];
    const line = said[index];
    const its = said[second];
    if (what === 'drop') said.splice(index, 1);
    else if (what === 'insert') said.splice(index, 0, text);
    else if (what === 'stop') said.splice(index, 0, { event: 'stop' });
    else if (what === 'exit') said.splice(index, 0, { event: 'exit' });
    else if (line === undefined) continue;
    else if (what === 'double') said.splice(second, 0, line);
    else if (what === 'mutate') said[index] = mutatedLine(line, mutations);
    else if (what === 'swap' && its !== undefined) [said[index], said[second]] = [its, line];
    else if (typeof line === 'string')
      said.splice(index, 2, line + (typeof its === 'string' ? its : ''));
  }
  return said;
}

function mutatedLine(line: Said, mutations: readonly Mutation[]): Said {
  if (typeof line !== 'string') return line;
  try {
    return JSON.stringify(mutated(JSON.parse(line), mutations));
  } catch {
    // It was no message any more.
    return line;
  }
}

async function talk(plan: Plan, said: readonly Said[]): Promise<FakeConversation> {
  const { workers, tasks, expected } = plan;
  const conversation = new FakeConversation({
    ...{ workers, tasksTotal: tasks, command: false },
    ...expected,
  });
  for (const each of said) {
    if (typeof each === 'string') conversation.say(each);
    else if (each.event === 'stop') conversation.askToStop();
    else conversation.exit();
    await conversation.settled();
  }
  return conversation;
}

function checkDialogue({ sent, session, ending, warnings }: FakeConversation): void {
  const { ledger, tasksTotal } = session;
  for (const type of ['start', 'release']) {
    expect(sent.filter((message) => message.type === type).length).toBeLessThanOrEqual(1);
  }
  const ended = Array.from({ length: tasksTotal }, (_, task) => ledger.hasEnded(task));
  expect(ledger.done + ledger.failed).toBe(ended.filter(Boolean).length);
  const perWorker = session.announced().map(({ id }) => ledger.tasksIn(id));
  expect(perWorker.reduce((sum, count) => sum + count, 0)).toBe(ledger.done + ledger.failed);
  expect(warnings.list().length).toBeLessThan(MAX_NOTICES);
  if (session.finished !== null && ending.cause === null && !session.finished.stopped) {
    expect(ledger.done + ledger.failed).toBe(tasksTotal);
  }
}

/** What is shown as completed has to be whole, and what can't be is said. */
function checkResult(result: RunResult, isChanged: boolean): void {
  expect(notFinite(result)).toEqual([]);
  const { state, tasks, digest, wallMs, coresUsed, machine, warnings, queueWaitMs } = result;
  const { workerDetails } = result;
  if (!isChanged) expect({ state, warnings: seriousOnes(result) }).toMatchObject(COMPLETED);
  if (state !== 'completed') {
    expect(result.error?.message).toMatch(/\p{L}/u);
    return;
  }
  expect(tasks).toMatchObject({ done: tasks.total, failed: 0, lost: 0, firstLost: [] });
  expect(digest).toBe(digestOf(tasks.total));
  expect(wallMs).toBeGreaterThanOrEqual(0);
  const told = warnings.map(({ code }) => code);
  const usedMs = (coresUsed ?? 0) * (wallMs ?? 0);
  if (usedMs > 2 * machine.logicalCores * (wallMs ?? 0) + 1_000) {
    expect(told).toContain('impossible-cpu');
  }
  if ((queueWaitMs?.p99 ?? 0) < -CLOCK_ERROR_MS) expect(told).toContain('queued-late');
  const lastEndMs = Math.max(0, ...workerDetails.map((worker) => worker.lastEndMs ?? 0));
  if (lastEndMs > (wallMs ?? 0) + CLOCK_ERROR_MS) expect(told).toContain('ended-late');
}

const COMPLETED = { state: 'completed', warnings: [] };

/** Of a run that is too short, and of gauges that were not asked for, nobody is to blame. */
function seriousOnes({ warnings }: RunResult): readonly string[] {
  const expected = ['too-short-to-chart', 'unasked-gauges'];
  return warnings.map(({ code }) => code).filter((code) => !expected.includes(code));
}

/** Names of the numbers that are none. */
function notFinite(value: unknown, name = 'result'): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${name}: ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${name}.${key}`));
}

test(
  'a conversation with anything wrong in it ends in a result that holds, or says why not',
  async () => {
    const ends = new Map<string, number>();
    await fuzz('host-conversations', fc.tuple(plans, steps), async ([plan, changes]) => {
      const conversation = await talk(plan, changed(soundConversation(plan), changes));
      checkDialogue(conversation);
      const result = await conversation.end();
      checkResult(result, changes.length > 0);
      ends.set(result.state, (ends.get(result.state) ?? 0) + 1);
    });
    expect([...ends.keys()].toSorted()).toEqual(['cancelled', 'completed', 'crashed', 'failed']);
  },
  FUZZ_TIMEOUT_MS,
);
