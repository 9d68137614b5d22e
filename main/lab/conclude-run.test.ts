import { describe, expect, test } from 'vitest';

import { concludeRun, type RunFacts } from './conclude-run.ts';

const facts: RunFacts = {
  cause: null,
  finished: true,
  exit: { code: 0, signal: null },
  endedByCorelane: false,
  digestsAgree: true,
  taskErrors: { count: 0, examples: [] },
  stoppedAtFailure: false,
  tasks: { total: 4, ended: 4, firstLost: [] },
  invariants: [],
  workers: [],
  stderrTail: '',
};
const killed = { code: null, signal: 'SIGKILL' };

const broken = {
  name: 'counter',
  unit: 'increments',
  expected: 10,
  actual: 9,
  relation: 'equal',
  guaranteed: true,
} as const;
const passed = { ...broken, relation: 'at-most', expected: 2, actual: 3 } as const;

describe('concludeRun', () => {
  test.each<[string, Partial<RunFacts>, string, string | undefined]>([
    ['all went well', {}, 'completed', undefined],
    ['digests differ', { digestsAgree: false }, 'failed', 'digest-mismatch'],
    ['code 3 at the end', { exit: { code: 3, signal: null } }, 'failed', 'host-exit-code'],
    ['killed at the end', { exit: killed }, 'crashed', 'host-crashed'],
    [
      'killed at the end by Corelane',
      { exit: killed, endedByCorelane: true },
      'completed',
      undefined,
    ],
    ['killed before', { finished: false, exit: killed }, 'crashed', 'host-crashed'],
    ['code 0 before', { finished: false }, 'crashed', 'host-crashed'],
    ['a stop at a failure', { stoppedAtFailure: true }, 'failed', 'stopped-at-failure'],
    ['broken protection', { invariants: [broken] }, 'failed', 'invariant-broken'],
    ['a limit passed', { invariants: [passed] }, 'failed', 'invariant-broken'],
    [
      'lost updates where nothing protects',
      { invariants: [{ ...broken, guaranteed: false }] },
      'completed',
      undefined,
    ],
    [
      'failed tasks, which break what they share',
      { invariants: [broken], taskErrors: { count: 1, examples: [] } },
      'failed',
      'task-failed',
    ],
    ['a failed task', { taskErrors: { count: 1, examples: [] } }, 'failed', 'task-failed'],
    [
      'a stop, whatever came then',
      {
        cause: { state: 'cancelled', error: { code: 'cancelled', message: '' } },
        finished: false,
        exit: killed,
      },
      'cancelled',
      'cancelled',
    ],
  ])('%s: %s', (_what, changes, state, code) => {
    const conclusion = concludeRun({ ...facts, ...changes });
    expect(conclusion.state).toBe(state);
    expect(conclusion.error?.code).toBe(code);
  });

  test('names the signal, what it means, what was lost and the last words', () => {
    const { error } = concludeRun({
      ...facts,
      finished: false,
      exit: killed,
      tasks: { total: 10, ended: 4, firstLost: [4, 5, 6, 7, 8, 9] },
      workers: ['thread 0', 'thread 1'],
      stderrTail: 'Traceback\nMemoryError\n',
    });
    expect(error?.message).toBe(
      'The run host was ended by SIGKILL (it was killed from outside, often by the system because memory ran out) before its work was finished. Its workers went with it: thread 0, thread 1. 6 of 10 tasks were lost: 4, 5, 6, 7, 8, 9. Its last words: MemoryError',
    );
  });

  test.each([
    ['# Fatal process out of memory: Zone\n#\n#\n#FailureMessage Object: 0x7ffe\n', /Zone$/],
    ['why\n#\n\n', /Its last words: why$/],
    ['\n#\n', /were lost\.$/],
  ])('finds the words in %j', (stderrTail, words) => {
    const tasks = { total: 10, ended: 4, firstLost: [] };
    const conclusion = concludeRun({ ...facts, finished: false, exit: killed, tasks, stderrTail });
    expect(conclusion.error?.message).toMatch(words);
  });

  test('shows the first task that failed', () => {
    const error = { kind: 'task', code: 'ValueError', message: 'no' } as const;
    const conclusion = concludeRun({
      ...facts,
      taskErrors: { count: 2, examples: [{ task: 3, error }] },
    });
    expect(conclusion.error?.message).toBe(
      '2 of 4 tasks failed. The first was task 3: ValueError: no',
    );
  });
});
