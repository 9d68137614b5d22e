import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fastCheck from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import type { ExportChoices } from '../../contract/report-export.ts';
import type { Failure } from '../../contract/result.ts';
import type { Settings } from '../../contract/settings.ts';
import { defaultSettings, parseSettings } from './settings-schema.ts';
import { openSettings } from './settings-store.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-test-'));
  path = join(folder, 'settings.json');
});

const changed: Settings = {
  theme: 'dark',
  tickMs: 500,
  defaultRuntimes: { node: 'node-1', python: null, other: null },
  launch: {
    workload: 'http-get',
    strategy: 'async',
    runtimeId: 'python-1',
    workers: 64,
    options: { startMethod: 'spawn', chunk: 8, perTask: true },
    cores: { choice: 'list', cores: [0, 2] },
    timeLimitS: 30,
    parameters: { 'http-get': { tasks: 100, latencyMs: 20 }, 'files-sha256': { folder: '/srv' } },
  },
  command: { ...defaultSettings.command, isChosen: true, parameters: { jobs: '1, 2' } },
  runHosts: ['/opt/hosts/go-host'],
  experiment: {
    title: 'Threads or processes',
    workload: 'primes',
    parameters: { tasks: [8], size: [10_000, 20_000] },
    strategies: [
      { strategy: 'threads', options: {} },
      { strategy: 'processes', options: { startMethod: 'fork' } },
    ],
    runtimeIds: ['python-1'],
    workers: [1, 2],
    options: { schedule: 'dynamic' },
    cores: null,
    seed: 1,
    orderSeed: 7,
    warmups: 1,
    stopRule: { rule: 'precision', ciPercent: 2, minRepeats: 6, maxRepeats: 30, maxSeconds: 180 },
    coolDownMs: 200,
    baseline: { strategy: 'threads', workers: 1 },
    family: 'baseline',
    equivalencePercent: 1,
    timeLimitMs: 60_000,
  },
  retention: { days: 90, maxBytes: null },
  quietRuns: true,
  coreConvention: 'of-machine',
  laneGrouping: 'process',
  showsAllThreads: true,
  looksOnly: true,
  exportFolder: '/srv/reports',
  exportChoices: {
    formats: ['pdf', 'trace'],
    sections: ['table'],
    author: 'Ada',
    pictures: 'both',
    theme: 'dark',
    scale: 3,
    widthMm: 85,
    paper: 'Letter',
    keepsAllSamples: true,
  },
};

describe('parseSettings', () => {
  it('keeps what is right', () => {
    expect(parseSettings(JSON.parse(JSON.stringify(changed)))).toEqual(changed);
  });

  it('replaces each wrong part for itself', () => {
    const launch = { ...changed.launch, workers: 10_000, strategy: 'fibers', cores: { choice: 7 } };
    expect(parseSettings({ ...changed, theme: 'pink', tickMs: '250', launch })).toEqual({
      ...changed,
      theme: 'system',
      tickMs: 250,
      launch: { ...changed.launch, workers: 2, strategy: 'threads', cores: { choice: 'all' } },
    });
  });

  it('shows CPU use in cores where a file does not say or says nonsense', () => {
    const older = Object.fromEntries(
      Object.entries(changed).filter(([name]) => name !== 'coreConvention'),
    );
    expect(parseSettings(older)?.coreConvention).toBe('cores');
    expect(parseSettings({ ...changed, coreConvention: 'hands' })?.coreConvention).toBe('cores');
  });

  it('shows workers alone and ungrouped where a file does not say or says nonsense', () => {
    const read = (parts: object) => parseSettings({ theme: 'dark', ...parts });
    const plain = { laneGrouping: 'none', showsAllThreads: false };
    expect(read({})).toMatchObject(plain);
    expect(read({ laneGrouping: 'colour', showsAllThreads: 'yes' })).toMatchObject(plain);
  });

  it('remembers an experiment whole or not at all', () => {
    const { experiment } = changed;
    expect(parseSettings({ experiment })?.experiment).toEqual(experiment);
    for (const wrong of [
      { ...experiment, workload: 'knitting' },
      { ...experiment, strategies: [{ strategy: 'threads' }] },
      { ...experiment, stopRule: { rule: 'repeats' } },
      { ...experiment, executable: '/bin/sh' },
      { ...experiment, runtimeIds: Array.from({ length: 1_000 }, () => 'x'.repeat(4_000)) },
    ]) {
      expect(parseSettings({ experiment: wrong })?.experiment).toBeNull();
    }
  });

  it('reads each bound of the history for itself', () => {
    const read = (retention: unknown) => parseSettings({ retention })?.retention;
    const { days, maxBytes } = defaultSettings.retention;
    expect(read({ days: 30, maxBytes: null })).toEqual({ days: 30, maxBytes: null });
    expect(read({ days: 0, maxBytes: 2 ** 30 })).toEqual({ days, maxBytes: 2 ** 30 });
    expect(read({ days: null, maxBytes: 5 })).toEqual({ days: null, maxBytes });
    expect(read('for ever')).toEqual({ days, maxBytes });
  });

  it('knows what pictures are of where older settings do not say', () => {
    const older: { -readonly [Part in keyof ExportChoices]?: ExportChoices[Part] } = {
      ...changed.exportChoices,
    };
    delete older.pictures;
    const read = (exportChoices: unknown) => parseSettings({ exportChoices })?.exportChoices;
    expect(read(older)).toEqual({ ...older, pictures: 'figures' });
    expect(read({ ...older, pictures: 'landscapes' })).toEqual({ ...older, pictures: 'figures' });
  });

  it('drops parameters that are unknown or out of bounds', () => {
    const parameters = {
      primes: { size: 1e12, tasks: 8, colour: 'red' },
      'http-get': 'fast',
      knitting: { rows: 3 },
      counter: { protection: 'prayer', tasks: 4 },
    };
    const parsed = parseSettings({ launch: { parameters } });
    expect(parsed?.launch.parameters).toEqual({ primes: { tasks: 8 }, counter: { tasks: 4 } });
  });

  it('keeps the options it can read', () => {
    const options = { chunk: 3, schedule: 'at random', colour: 'red', onTaskError: 'stop' };
    const parsed = parseSettings({ launch: { options } });
    expect(parsed?.launch.options).toEqual({ chunk: 3, onTaskError: 'stop' });
  });

  it('takes over the start method of older settings, which stood by itself', () => {
    const { workload, strategy, runtimeId, workers, timeLimitS, parameters } = changed.launch;
    const older = { workload, strategy, runtimeId, workers, timeLimitS, parameters };
    const parsed = parseSettings({ ...changed, launch: { ...older, startMethod: 'fork' } });
    expect(parsed?.launch).toEqual({
      ...older,
      options: { startMethod: 'fork' },
      cores: { choice: 'all' },
    });
    const none = parseSettings({ launch: { ...older, startMethod: null } });
    expect(none?.launch.options).toEqual({});
  });

  it('makes settings of any object, and of nothing else', () => {
    fastCheck.assert(
      fastCheck.property(fastCheck.jsonValue(), (value) => {
        const parsed = parseSettings(value);
        const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
        expect(parsed !== null).toBe(isObject);
        if (parsed !== null) expect(parseSettings(parsed)).toEqual(parsed);
      }),
    );
  });
});

it.skipIf(process.platform === 'win32')('keeps the run hosts that have an absolute path', () => {
  const runHosts = ['/opt/host', 'host', './host', 7, null, '/opt/host', '/opt/other'];
  expect(parseSettings({ runHosts })?.runHosts).toEqual(['/opt/host', '/opt/other']);
  expect(parseSettings({ runHosts: '/opt/host' })?.runHosts).toEqual([]);
});

describe('openSettings', () => {
  it('starts with defaults where there is no file yet, and writes none by itself', async () => {
    const { store, problem } = await openSettings(path);
    expect([store.get(), problem]).toEqual([defaultSettings, null]);
    await store.flush();
    expect(await readdir(folder)).toEqual([]);
  });

  it('remembers changes', async () => {
    const { store } = await openSettings(path);
    store.update({ theme: 'light' });
    store.update(changed);
    await store.flush();
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(changed);
    expect((await openSettings(path)).store.get()).toEqual(changed);
  });

  it('writes by itself a moment after a change', async () => {
    const { store } = await openSettings(path);
    store.update({ tickMs: 1_000 });
    expect(await readdir(folder)).toEqual([]);
    await expect
      .poll(() => readFile(path, 'utf8').catch(() => ''), { timeout: 5_000 })
      .toContain('"tickMs": 1000');
  });

  it('refuses a value out of bounds and keeps the one before', async () => {
    const { store } = await openSettings(path);
    store.update({ tickMs: 1_000 });
    expect(store.update({ tickMs: 5 }).tickMs).toBe(1_000);
    await store.flush();
  });

  it('tells every change until unsubscribed', async () => {
    const { store } = await openSettings(path);
    const seen: string[] = [];
    const unsubscribe = store.onChange(({ theme }) => seen.push(theme));
    store.update({ theme: 'dark' });
    unsubscribe();
    store.update({ theme: 'light' });
    expect(seen).toEqual(['dark']);
    await store.flush();
  });

  it.each([
    ['cut off', '{"theme": "dark", "tick'],
    ['empty', ''],
    ['another type', '[1, 2]'],
    ['binary', '\0\x01\xff'],
    ['far too large', ' '.repeat(2_000_000)],
  ])('sets a damaged file aside: %s', async (_, content) => {
    await writeFile(path, content);
    const { store, problem } = await openSettings(path);
    expect(store.get()).toEqual(defaultSettings);
    const [aside, ...others] = await readdir(folder);
    expect(others).toEqual([]);
    expect(aside).toMatch(/^settings\.damaged-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/);
    expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe(content);
    expect(problem?.code).toBe('settings-damaged');
    expect(problem?.message).toContain(aside);
    store.update({ theme: 'dark' });
    await store.flush();
    expect((await openSettings(path)).store.get().theme).toBe('dark');
  });

  it('leaves what it cannot read alone', async () => {
    await mkdir(path);
    const { store, problem } = await openSettings(path);
    expect(problem?.code).toBe('settings-unreadable');
    expect(store.update({ theme: 'dark' }).theme).toBe('dark');
    await store.flush();
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('says when it cannot save', async () => {
    const { store } = await openSettings(path);
    const problems: Failure[] = [];
    store.onProblem((problem) => problems.push(problem));
    store.update({ theme: 'dark' });
    await mkdir(join(path, 'in-the-way'), { recursive: true });
    await store.flush();
    expect(problems).toMatchObject([{ code: 'settings-not-saved' }]);
    expect(store.get().theme).toBe('dark');
  });
});
