import { describe, expect, it } from 'vitest';

import type { RunHeader } from '../../../contract/run.ts';
import { imageName, numberedName } from './image-name.ts';

const TAKEN_AT = new Date(2026, 10, 22, 15, 3, 9);

function header(kind: 'node' | 'python', version: string): RunHeader {
  return {
    runId: 'r1',
    request: {
      workload: 'primes',
      parameters: {},
      strategy: 'threads',
      runtimeId: 'x',
      workers: 2,
      options: {},
      cores: null,
      seed: 1,
      timeLimitMs: 1000,
    },
    runtime: { id: 'x', kind, version, executable: '/usr/bin/x' },
    startedAt: '2026-11-22T15:03:00Z',
    workers: [],
  };
}

describe('imageName', () => {
  it('names the run', () => {
    expect(imageName(TAKEN_AT, header('python', '3.11.2'))).toBe(
      'corelane-2026-11-22-150309-primes-threads-python3.11.png',
    );
  });

  it('does without a run', () => {
    expect(imageName(TAKEN_AT, null)).toBe('corelane-2026-11-22-150309.png');
  });

  it.each(['3.13.0+free threaded', '../../x', ''])(
    'is one plain file name for version %s',
    (version) => {
      expect(imageName(TAKEN_AT, header('python', version))).toMatch(/^[\w.-]+\.png$/);
      expect(imageName(TAKEN_AT, header('python', version))).not.toContain('..');
    },
  );
});

describe('numberedName', () => {
  it('counts from the second on', () => {
    expect([1, 2, 3].map((n) => numberedName('a.png', n))).toEqual(['a.png', 'a-2.png', 'a-3.png']);
  });
});
