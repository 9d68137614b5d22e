import { describe, expect, it } from 'vitest';

import type { RequestName } from '../../../contract/ipc.ts';
import { parsers } from './parsers.ts';

const RUN = {
  workload: 'primes',
  parameters: { tasks: 32, size: 200_000 },
  strategy: 'threads',
  runtimeId: 'python-1',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 60_000,
};

function accepts(name: RequestName, argument: unknown): boolean {
  return parsers[name].safeParse(argument).success;
}

describe('run:start', () => {
  it.each([
    ['a plain request', RUN],
    ['a start method', { ...RUN, options: { startMethod: 'spawn' } }],
    ['many options', { ...RUN, options: { perTask: true, chunk: 4, onTaskError: 'stop' } }],
    ['some of the cores', { ...RUN, cores: [0, 3] }],
    ['a folder', { ...RUN, workload: 'files-sha256', parameters: { folder: '/data' } }],
    // Out of range, but well formed: the lab answers with the sentence for the user.
    ['too many workers', { ...RUN, workers: 10_000 }],
    ['a negative size', { ...RUN, parameters: { tasks: 32, size: -1 } }],
  ])('passes %s on', (_, argument) => expect(accepts('run:start', argument)).toBe(true));

  it.each([
    ['nothing', null],
    ['an unknown workload', { ...RUN, workload: 'rm' }],
    ['an unknown strategy', { ...RUN, strategy: 'toString' }],
    ['a command line', { ...RUN, executable: '/bin/sh' }],
    ['an option that does not exist', { ...RUN, options: { env: {} } }],
    ['an option of another type', { ...RUN, options: { perTask: 'yes' } }],
    ['cores that are text', { ...RUN, cores: '0-3; rm' }],
    ['no word about cores', { ...RUN, cores: undefined }],
    ['workers that are no number', { ...RUN, workers: '2' }],
    ['not-a-number', { ...RUN, workers: Number.NaN }],
    ['an endless time limit', { ...RUN, timeLimitMs: Infinity }],
    ['a nested parameter', { ...RUN, parameters: { tasks: { valueOf: 1 } } }],
    ['a missing part', { ...RUN, seed: undefined }],
    ['a text of a megabyte', { ...RUN, runtimeId: 'x'.repeat(1_000_000) }],
  ])('refuses %s', (_, argument) => expect(accepts('run:start', argument)).toBe(false));
});

describe('settings:update', () => {
  const launch = {
    workload: 'primes',
    strategy: 'async',
    runtimeId: null,
    workers: 2,
    options: { startMethod: 'fork', inFlight: 8 },
    cores: { choice: 'count', count: 2 },
    timeLimitS: 60,
    parameters: { primes: { tasks: 8 } },
  };

  it.each([
    ['no change', {}],
    ['a theme', { theme: 'dark' }],
    ['a tick', { tickMs: 250 }],
    ['quiet runs', { quietRuns: true }],
    ['in what CPU use is shown', { coreConvention: 'of-limit' }],
    ['default runtimes', { defaultRuntimes: { node: null, python: 'python-1', other: null } }],
    ['the launch panel', { launch }],
    ['no experiment', { experiment: null }],
    ['how long the history keeps', { retention: { days: 30, maxBytes: null } }],
  ])('accepts %s', (_, patch) => expect(accepts('settings:update', patch)).toBe(true));

  it.each([
    ['an unknown setting', { sandbox: false }],
    ['an unknown theme', { theme: 'red' }],
    ['CPU use in hands', { coreConvention: 'hands' }],
    ['a tick that is too quick', { tickMs: 1 }],
    ['an undefined value', { theme: undefined }],
    ['a history that keeps nothing', { retention: { days: 0, maxBytes: null } }],
    ['half a retention', { retention: { days: 30 } }],
    // Programs to be started come from the dialog of the system alone.
    ['a run host', { runHosts: ['/bin/sh'] }],
    ['an unknown workload in the launch panel', { launch: { ...launch, workload: 'x' } }],
  ])('refuses %s', (_, patch) => expect(accepts('settings:update', patch)).toBe(false));
});

describe('run-host', () => {
  it('takes no path to add, and a text to remove', () => {
    expect(accepts('run-host:add', null)).toBe(true);
    expect(accepts('run-host:add', '/bin/sh')).toBe(false);
    expect(accepts('run-host:remove', '/opt/host')).toBe(true);
    expect(accepts('run-host:remove', ['/opt/host'])).toBe(false);
  });
});

describe('source:read', () => {
  const request = { kind: 'node', strategy: 'threads', options: {}, workload: 'primes' };

  it('takes names, and never a path', () => {
    expect(accepts('source:read', request)).toBe(true);
    expect(accepts('source:read', { ...request, kind: 'other' })).toBe(false);
    expect(accepts('source:read', { ...request, strategy: '../host' })).toBe(false);
    expect(accepts('source:read', { ...request, path: '/etc/passwd' })).toBe(false);
  });
});

describe('preset:parameters', () => {
  const request = { workload: 'primes', runtimeId: 'x', preset: 'long', parameters: { size: 9 } };

  it('takes the presets there are', () => {
    expect(accepts('preset:parameters', request)).toBe(true);
    expect(accepts('preset:parameters', { ...request, preset: 'endless' })).toBe(false);
    expect(accepts('preset:parameters', { ...request, strategy: 'processes' })).toBe(true);
    expect(accepts('preset:parameters', { ...request, strategy: 'magic' })).toBe(false);
  });
});

const EXPERIMENT = {
  title: '',
  workload: 'primes',
  parameters: { tasks: [8], size: [10_000, 20_000] },
  strategies: [{ strategy: 'threads', options: { schedule: 'dynamic' } }],
  runtimeIds: ['python-1'],
  workers: [1, 2],
  options: {},
  cores: null,
  seed: 1,
  orderSeed: 1,
  warmups: 1,
  stopRule: { rule: 'repeats', repeats: 10 },
  coolDownMs: 200,
  baseline: { strategy: 'threads', workers: 1 },
  family: 'baseline',
  equivalencePercent: 1,
  timeLimitMs: 60_000,
};

describe.each(['experiment:plan', 'experiment:start', 'experiment:save-file'] as const)(
  '%s',
  (name) => {
    it.each([
      ['a whole experiment', EXPERIMENT],
      ['any baseline', { ...EXPERIMENT, baseline: {} }],
      // Out of range, but well formed: a sentence for the user answers.
      ['far too many runs', { ...EXPERIMENT, stopRule: { rule: 'repeats', repeats: 1e9 } }],
      ['no strategy', { ...EXPERIMENT, strategies: [] }],
    ])('passes %s on', (_, argument) => expect(accepts(name, argument)).toBe(true));

    it.each([
      ['nothing', null],
      ['a path', '/home/ada/bench.yaml'],
      ['an unknown workload', { ...EXPERIMENT, workload: 'rm' }],
      ['a runtime by its path', { ...EXPERIMENT, executable: '/bin/sh' }],
      ['a strategy without options', { ...EXPERIMENT, strategies: ['threads'] }],
      ['a rule of both kinds', { ...EXPERIMENT, stopRule: { rule: 'repeats', ciPercent: 2 } }],
      ['a million worker counts', { ...EXPERIMENT, workers: Array(1e6).fill(1) }],
      ['an endless pause', { ...EXPERIMENT, coolDownMs: Infinity }],
      ['an unknown word in the baseline', { ...EXPERIMENT, baseline: { path: '/x' } }],
    ])('refuses %s', (_, argument) => expect(accepts(name, argument)).toBe(false));
  },
);

describe('history', () => {
  const query = {
    text: "x' OR 1=1",
    kind: null,
    starredOnly: false,
    withRunsOfExperiments: false,
    offset: 0,
    limit: 50,
  };
  const item = { kind: 'run', id: 'r1' };

  it('is listed by the page', () => {
    expect(accepts('history:list', query)).toBe(true);
    expect(accepts('history:list', { ...query, limit: 1e6 })).toBe(false);
    expect(accepts('history:list', { ...query, offset: -1 })).toBe(false);
    expect(accepts('history:list', { ...query, orderBy: 'id' })).toBe(false);
  });

  it('is changed in four places only', () => {
    const patch = { title: 'A', starred: true, tags: ['b'], note: 'c\nd' };
    expect(accepts('history:update', { item, patch })).toBe(true);
    expect(accepts('history:update', { item, patch: {} })).toBe(true);
    expect(accepts('history:update', { item, patch: { wallMs: 1 } })).toBe(false);
    expect(accepts('history:update', { item, patch: { tags: [''] } })).toBe(false);
  });

  it('is deleted, exported and overlaid by ids, never by paths or without any', () => {
    expect(accepts('history:delete', [item])).toBe(true);
    expect(accepts('history:delete', [])).toBe(false);
    expect(accepts('history:export', [{ ...item, path: '/tmp/x' }])).toBe(false);
    expect(accepts('history:overlay', ['r1', 'r2'])).toBe(true);
    expect(accepts('history:overlay', Array(1000).fill('r1'))).toBe(false);
    expect(accepts('history:rerun', item)).toBe(true);
    expect(accepts('history:rerun', { ...item, kind: 'file' })).toBe(false);
  });
});

describe('experiment:control', () => {
  it('takes the four words there are', () => {
    for (const word of ['pause', 'resume', 'skip', 'stop']) {
      expect(accepts('experiment:control', word)).toBe(true);
    }
    expect(accepts('experiment:control', 'start')).toBe(false);
  });
});

describe('requests without an argument', () => {
  it.each([
    'app:snapshot',
    'runtimes:refresh',
    'run:stop',
    'folder:pick',
    'experiment:open-file',
    'history:import',
    'history:facts',
    'machine:report',
    'approval:list',
  ] as const)('%s takes null only', (name) => {
    expect(accepts(name, null)).toBe(true);
    expect(accepts(name, undefined)).toBe(false);
    expect(accepts(name, { path: '/' })).toBe(false);
  });
});

describe('interpreter:get', () => {
  it('takes a kind, and never an address', () => {
    expect(accepts('interpreter:get', 'node')).toBe(true);
    for (const other of ['other', 'https://example.org/', '', null, { kind: 'node' }]) {
      expect(accepts('interpreter:get', other)).toBe(false);
    }
  });
});

describe('screenshot:take', () => {
  it('takes an area and a target it knows', () => {
    expect(accepts('screenshot:take', { area: 'window', target: 'file' })).toBe(true);
    expect(accepts('screenshot:take', { area: 'screen', target: 'file' })).toBe(false);
    expect(accepts('screenshot:take', { area: 'window', target: '/etc/passwd' })).toBe(false);
  });
});

describe('tasks:detail', () => {
  it('takes the index of a task, and nothing else', () => {
    expect(accepts('tasks:detail', { runId: 'a', task: 0 })).toBe(true);
    for (const task of [-1, 0.5, '0', Infinity]) {
      expect(accepts('tasks:detail', { runId: 'a', task })).toBe(false);
    }
    expect(accepts('tasks:of-run', { runId: 'a' })).toBe(false);
  });

  it('are asked of any run, its samples by a span of time', () => {
    expect(accepts('samples:of-span', { runId: 'a', fromMs: 0, toMs: 2.5 })).toBe(true);
    for (const fromMs of [-1, NaN, Infinity, '0', undefined]) {
      expect(accepts('samples:of-span', { runId: 'a', fromMs, toMs: 1 })).toBe(false);
    }
  });
});

describe('process:signal and process:priority', () => {
  const identity = { pid: 4711, startTicks: 8_123_456 };
  const signal = { ...identity, action: 'terminate', withChildren: false };

  it('take a process by number and start, and what there is to do', () => {
    expect(accepts('process:signal', signal)).toBe(true);
    expect(accepts('process:priority', { ...identity, nice: -20 })).toBe(true);
    expect(accepts('process:detail', identity)).toBe(true);
    expect(accepts('processes:watch', false)).toBe(true);
  });

  it.each([
    { ...signal, pid: 0 },
    // Whole groups, and everybody.
    { ...signal, pid: -1 },
    { ...signal, pid: 1.5 },
    { ...signal, pid: '4711' },
    { pid: 4711, action: 'kill', withChildren: false },
    { ...signal, action: 'SIGKILL' },
    { ...signal, signal: 9 },
    { ...signal, startTicks: null },
  ])('refuse %j', (argument) => expect(accepts('process:signal', argument)).toBe(false));

  it.each([20, -21, 0.5, '5'])('refuse the priority %j', (nice) =>
    expect(accepts('process:priority', { ...identity, nice })).toBe(false),
  );
});
