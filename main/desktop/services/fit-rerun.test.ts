import { describe, expect, it } from 'vitest';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { fitExperiment, fitRun, type RerunPlace } from './fit-rerun.ts';
import { fitRuntime } from './fit-runtime.ts';

const OLD = usableRuntime({ kind: 'python', version: '3.11.7', id: 'py-old' });
const NEW = usableRuntime({ kind: 'python', version: '3.12.1', id: 'py-new' });
const NODE = usableRuntime({ kind: 'node', version: '20.18.1', id: 'node-20' });

const REQUEST: RunRequest = {
  workload: 'files-sha256',
  parameters: { folder: '/srv/data' },
  strategy: 'threads',
  runtimeId: 'py-old',
  workers: 2,
  options: {},
  cores: null,
  seed: 1,
  timeLimitMs: 1000,
};

const SPEC: ExperimentSpec = {
  title: '',
  workload: 'files-sha256',
  parameters: { folder: ['/srv/data', '/srv/other'] },
  strategies: [{ strategy: 'threads', options: {} }],
  runtimeIds: ['py-old', 'node-20', 'host-1'],
  workers: [1, 2],
  options: {},
  cores: [0, 5],
  seed: 1,
  orderSeed: 1,
  warmups: 1,
  stopRule: { rule: 'repeats', repeats: 6 },
  coolDownMs: 0,
  baseline: { runtimeId: 'py-old', workers: 1 },
  family: 'baseline',
  equivalencePercent: 1,
  timeLimitMs: 1000,
};

function place(parts: Partial<RerunPlace> = {}): RerunPlace {
  const allow = () => Promise.resolve(false);
  return { runtimes: [OLD, NEW, NODE], allowedCores: [0, 1], isImported: false, allow, ...parts };
}

describe('fitRuntime', () => {
  it('takes the same one, and says nothing', () => {
    expect(fitRuntime(OLD, [NEW, OLD])).toEqual({ id: 'py-old', note: null });
  });

  it('takes the closest version there is, and says so', () => {
    const patched = usableRuntime({ kind: 'python', version: '3.11.9', id: 'py-patched' });
    expect(fitRuntime(OLD, [NEW, patched])).toMatchObject({ id: 'py-patched' });
    expect(fitRuntime(OLD, [NODE, NEW])).toEqual({
      id: 'py-new',
      note: 'Python 3.11.7 is not on this machine: Python 3.12.1 takes its place.',
    });
  });

  it('takes no prefix of a number for a version', () => {
    const ten = usableRuntime({ kind: 'python', version: '3.1.0', id: 'py-3.1' });
    expect(fitRuntime({ ...OLD, id: 'gone', version: '3.1.4' }, [OLD, ten])).toMatchObject({
      id: 'py-3.1',
    });
  });

  it('finds nothing for another kind, nor for a run host', () => {
    expect(fitRuntime(OLD, [NODE])).toMatchObject({ id: null });
    const host = { id: 'host-1', kind: 'other', version: '1.0' } as const;
    expect(fitRuntime(host, [usableRuntime({ kind: 'other', version: '1.0' })])).toMatchObject({
      id: null,
    });
  });
});

describe('fitRun', () => {
  it('takes over an own run as it is', async () => {
    expect(await fitRun(REQUEST, OLD, place())).toEqual({
      kind: 'run',
      request: REQUEST,
      notes: [],
    });
  });

  it('asks for the folder of an imported one, and leaves it out when it is not allowed', async () => {
    const asked: string[] = [];
    const answerWith = (answer: boolean) =>
      place({
        isImported: true,
        allow: ({ path }) => {
          asked.push(path);
          return Promise.resolve(answer);
        },
      });
    const denied = await fitRun(REQUEST, OLD, answerWith(false));
    expect(denied).toMatchObject({ request: { parameters: {} } });
    expect(denied.notes).toHaveLength(1);
    expect(denied.notes[0]).toContain('/srv/data');
    const allowed = await fitRun(REQUEST, OLD, answerWith(true));
    expect(allowed).toMatchObject({ request: REQUEST, notes: [] });
    expect(asked).toEqual(['/srv/data', '/srv/data']);
  });
});

describe('fitExperiment', () => {
  it('fits runtimes, baseline, cores and folders, with a note for each', async () => {
    const fitted = await fitExperiment(
      SPEC,
      [OLD, NODE],
      place({
        runtimes: [NEW, NODE],
        isImported: true,
        allow: ({ path }) => Promise.resolve(path === '/srv/other'),
      }),
    );
    expect(fitted).toMatchObject({
      kind: 'experiment',
      spec: {
        parameters: { folder: ['/srv/other'] },
        runtimeIds: ['py-new', 'node-20'],
        baseline: { runtimeId: 'py-new', workers: 1 },
        cores: null,
      },
    });
    expect(fitted.notes).toHaveLength(4);
  });

  it('names a runtime once that stands for two', async () => {
    const runtimes = [OLD, { ...NEW, id: 'py-gone' }];
    const spec = { ...SPEC, runtimeIds: ['py-old', 'py-gone'], cores: null };
    const fitted = await fitExperiment(spec, runtimes, place({ runtimes: [OLD] }));
    expect(fitted).toMatchObject({ spec: { runtimeIds: ['py-old'] } });
  });

  it('drops a baseline whose runtime nothing stands for', async () => {
    const spec = { ...SPEC, baseline: { runtimeId: 'host-1', workers: 2 }, cores: null };
    const fitted = await fitExperiment(spec, [OLD, NODE], place());
    expect(fitted).toMatchObject({ spec: { baseline: { workers: 2 } } });
    expect(JSON.stringify(fitted)).not.toContain('host-1');
  });
});
