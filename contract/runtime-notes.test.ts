import { describe, expect, it } from 'vitest';

import type { ProcessRuntime } from './program-runtimes.ts';
import { runtimeNotes } from './runtime-notes.ts';

function python(pid: number, parts: Partial<ProcessRuntime> = {}): ProcessRuntime {
  return {
    ...{ pid, kind: 'python', version: '3.11', sharesGil: true, startMethod: null, helper: null },
    ...parts,
  };
}

const notesOf = (...given: Parameters<typeof runtimeNotes>) =>
  Object.fromEntries(runtimeNotes(...given));

describe('runtimeNotes', () => {
  it('says nothing where nothing was recognised or asked', () => {
    expect(runtimeNotes({})).toEqual([]);
    expect(runtimeNotes({ runtimes: [] })).toEqual([]);
  });

  it('counts interpreters, and how their processes were started', () => {
    const runtimes = [
      python(1),
      python(2, { helper: 'resource-tracker' }),
      python(3, { startMethod: 'spawn' }),
      python(4, { startMethod: 'spawn' }),
      python(5, { version: '3.13', sharesGil: false }),
      python(6, { kind: 'node', version: '', sharesGil: null }),
    ];
    expect(notesOf({ runtimes })).toEqual({
      interpreters: 'Python 3.11 (4 processes), Python 3.13, free-threaded, Node.js',
      'start method': 'spawn (2 processes)',
    });
  });

  it('takes a fork server for a start method, also when none of its processes was seen', () => {
    const server = python(2, { helper: 'fork-server' });
    expect(notesOf({ runtimes: [server] })).toMatchObject({ 'start method': 'forkserver' });
    const child = python(3, { startMethod: 'forkserver' });
    expect(notesOf({ runtimes: [server, child] })).toMatchObject({
      'start method': 'forkserver (1 process)',
    });
  });

  it('says that asking adds cost, and what was told', () => {
    const delay = { p99Ns: 212_400_000, maxNs: 1_250_000_000 };
    const loop = { pid: 7, tid: 7, delay, lateShare: 0.6 };
    const asyncio = { slowCallbacks: 3, longestMs: 213 };
    expect(
      notesOf({ runtimeDetails: true, details: { loops: [loop], asyncio, unreadLines: 2 } }),
    ).toEqual({
      'runtime details': 'on, which adds cost',
      'event loop': 'late by 212 ms (p99), at most 1.25 s',
      'slow callbacks': '3, longest 0.21 s; asyncio’s debug mode was on',
      'of what runtimes told': '2 lines could not be read',
    });
    const others = [loop, { ...loop, pid: 8 }];
    const none = { slowCallbacks: 0, longestMs: null };
    expect(
      notesOf({ runtimeDetails: true, details: { loops: others, asyncio: none, unreadLines: 0 } }),
    ).toEqual({
      'runtime details': 'on, which adds cost',
      'event loops': '2, the latest (process 7) late by 212 ms (p99), at most 1.25 s',
      'slow callbacks': '0; asyncio’s debug mode was on',
    });
  });
});
