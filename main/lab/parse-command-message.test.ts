import { expect, test } from 'vitest';

import { parseHostMessage } from './parse-host-message.ts';

const ended = {
  type: 'command-ended',
  exitCode: 3,
  signal: null,
  cpuResolutionMs: 0.001,
  shellMs: 1.25,
  processesReaped: 12,
  leftBehind: 1,
  stdoutBytes: 100,
  stderrBytes: 0,
  maxRssFloorBytes: 15_000_000,
};

function lineOf(changes: object): string {
  return JSON.stringify({ ...ended, ...changes });
}

test.each([
  [{}],
  [{ exitCode: null, signal: 'SIGKILL' }],
  [{ shellMs: null, cpuResolutionMs: 10 }],
  [{ leftBehind: 0 }],
])('reads how a command ended, with %j', (changes) => {
  expect(parseHostMessage(lineOf(changes))).toEqual({ ok: true, value: { ...ended, ...changes } });
});

test('reads it from a launcher that tells no peak of memory', () => {
  const { maxRssFloorBytes, ...rest } = ended;
  expect(maxRssFloorBytes).toBeGreaterThan(0);
  expect(parseHostMessage(JSON.stringify(rest))).toEqual({ ok: true, value: rest });
});

test.each([
  ['a fraction of an exit code', { exitCode: 0.5 }],
  ['an exit code as text', { exitCode: '0' }],
  ['a signal without a name', { signal: '' }],
  ['a shell that took less than no time', { shellMs: -1 }],
  ['a resolution of nothing', { cpuResolutionMs: 0 }],
  ['a negative count', { leftBehind: -1 }],
  ['half a byte', { stdoutBytes: 0.5 }],
])('ignores an end with %s, and shows it', (_what, changes) => {
  expect(parseHostMessage(lineOf(changes))).toMatchObject({
    ok: false,
    error: { code: 'malformed-line' },
  });
});

const mark = { name: 'loaded', atNs: 5 };

test.each([[[mark]], [[mark, { name: 'ü', atNs: 0 }]], [[]]])('reads the marks %j', (marks) => {
  const message = { type: 'marks', marks };
  expect(parseHostMessage(JSON.stringify(message))).toEqual({ ok: true, value: message });
});

test.each([
  ['no name', [{ ...mark, name: '' }]],
  ['a name without end', [{ ...mark, name: 'x'.repeat(201) }]],
  ['a time before the run', [{ ...mark, atNs: -1 }]],
  ['more than go into one line', Array.from({ length: 257 }, () => mark)],
])('ignores marks with %s', (_what, marks) => {
  expect(parseHostMessage(JSON.stringify({ type: 'marks', marks }))).toMatchObject({
    ok: false,
    error: { code: 'malformed-line' },
  });
});
