import { describe, expect, it } from 'vitest';

import type { RunRequest } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import { failureSentence, progressLine, resultLines } from './console-lines.ts';

const REQUEST: RunRequest = {
  workload: 'primes',
  parameters: {},
  strategy: 'threads',
  runtimeId: 'python-1',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 1000,
};

const PYTHON: Runtime = {
  usable: true,
  id: 'python-1',
  kind: 'python',
  version: '3.11.7',
  implementation: 'CPython',
  executable: '/usr/bin/python3',
  realPath: '/usr/bin/python3.11',
  prefix: '/usr',
  virtualEnvironment: false,
  origin: 'path',
  features: {
    gilEnabled: true,
    freeThreadedBuild: false,
    startMethods: ['fork'],
    interpreterPool: false,
  },
  environment: {},
};

describe('progressLine', () => {
  it('names the run that begins', () => {
    const line = progressLine({ done: 1, total: 6, next: REQUEST }, [PYTHON]);
    expect(line).toBe('Run 2 of 6: Threads × 2 on Python 3.11.7');
  });

  it('is empty when all runs have ended', () => {
    expect(progressLine({ done: 6, total: 6, next: null }, [PYTHON])).toBe('');
  });
});

describe('resultLines', () => {
  it('tells time and cores of a completed run', () => {
    expect(resultLines([runResult()])[0]).toMatch(
      /^ {2}Python 3\.11\.7 {2}Threads × 2 +5\.21 s {3}1\.02 of 2 cores used$/,
    );
  });

  it('tells how another run ended', () => {
    expect(resultLines([runResult({ state: 'timed-out' })])[0]).toMatch(/timed out$/);
  });
});

describe('failureSentence', () => {
  it('is absent when all completed', () => {
    expect(failureSentence([runResult(), runResult()])).toBeNull();
  });

  it('counts the others and gives the reason of the first', () => {
    const error = { code: 'crashed', message: 'The host was killed by SIGKILL.' };
    const results = [runResult(), runResult({ state: 'crashed', error })];
    expect(failureSentence(results)).toBe(
      '1 of 2 runs did not complete. The host was killed by SIGKILL.',
    );
  });
});
