import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { usableRuntime } from '../../runtimes/fake-interpreter.test-support.ts';
import { node, python, specWith } from '../experiment-spec.test-support.ts';
import { checkSpec } from '../plan/check-spec.ts';
import { readExperimentFile } from './read-experiment-file.ts';
import { resolveFileSpec } from './resolve-file-spec.ts';
import { writeExperimentFile } from './write-experiment-file.ts';

const twin = usableRuntime({ id: 'twin', version: '3.11.7', executable: '/opt/venv/bin/python' });
const threaded = usableRuntime({
  id: 'py3t',
  version: '3.13.0',
  executable: '/opt/t/bin/python3',
  features: { ...python.features, freeThreadedBuild: true },
});
const host = usableRuntime({ id: 'host', kind: 'other', version: '1', executable: '/opt/my host' });
const runtimes = [python, twin, threaded, node, host];

function written(spec: ExperimentSpec): string {
  const text = writeExperimentFile(spec, runtimes);
  if (!text.ok) throw new Error(text.error.message);
  return text.value;
}

async function readBack(text: string): Promise<ExperimentSpec> {
  const read = readExperimentFile(text, 'yaml', { fileName: 'x.yaml', folder: '/elsewhere' });
  if (!read.ok) throw new Error(`${read.error.message}\n${text}`);
  const resolved = await resolveFileSpec(read.value, runtimes, {
    effectiveCores: 3,
    remembered: { python: threaded.id },
    allow: () => Promise.resolve(true),
    allowCommands: () => Promise.resolve(true),
  });
  if (!resolved.ok) throw new Error(`${resolved.error.message}\n${text}`);
  expect(resolved.value.newRuntimes).toEqual([]);
  return resolved.value.spec;
}

const seed = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const stopRule: fc.Arbitrary<ExperimentSpec['stopRule']> = fc.oneof(
  fc.record({ rule: fc.constant('repeats' as const), repeats: fc.integer({ min: 1, max: 10 }) }),
  fc.record({
    rule: fc.constant('precision' as const),
    ciPercent: fc.double({ min: 0.1, max: 50, noNaN: true }),
    minRepeats: fc.integer({ min: 1, max: 10 }),
    maxRepeats: fc.integer({ min: 10, max: 1000 }),
    maxSeconds: fc.double({ min: 1, max: 86_400, noNaN: true }),
  }),
);
const strategies: fc.Arbitrary<ExperimentSpec['strategies']> = fc.subarray(
  [
    { strategy: 'sequential', options: {} },
    { strategy: 'async', options: { asyncStyle: 'task-group' } },
    { strategy: 'threads', options: {} },
    { strategy: 'thread-pool', options: { chunk: 7, schedule: 'guided' } },
    { strategy: 'processes', options: { perTask: true, startMethod: 'spawn' } },
  ] as const,
  { minLength: 1 },
);
const runtimeIds = fc.shuffledSubarray(
  runtimes.map(({ id }) => id),
  { minLength: 1 },
);
const work: fc.Arbitrary<Pick<ExperimentSpec, 'workload' | 'parameters'>> = fc.oneof(
  fc.record({
    workload: fc.constant('primes' as const),
    parameters: fc.record(
      {
        size: fc.uniqueArray(fc.integer({ min: 2, max: 100_000_000 }), {
          minLength: 1,
          maxLength: 4,
        }),
        sizes: fc.subarray(['uniform', 'linear', 'heavy-tailed'], { minLength: 1 }),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    workload: fc.constant('files-read' as const),
    parameters: fc.record({
      folder: fc
        .uniqueArray(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 2 })
        .map((names) => names.map((name) => `/data/x${name.replaceAll(/[/\0]/g, '')}x`))
        .filter((paths) => new Set(paths).size === paths.length),
    }),
  }),
);

const specs: fc.Arbitrary<ExperimentSpec> = fc
  .record({
    work,
    strategies,
    runtimeIds,
    title: fc.string({ unit: 'grapheme', maxLength: 40 }).filter(({ length }) => length <= 200),
    workers: fc.uniqueArray(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 4 }),
    options: fc.constantFrom(
      {},
      { onTaskError: 'stop' } as const,
      { gil: 'off', taskTimeLimitMs: 9 } as const,
    ),
    cores: fc.constantFrom(null, [0], [0, 3, 17]),
    seed,
    orderSeed: seed,
    warmups: fc.integer({ min: 0, max: 3 }),
    stopRule,
    coolDownMs: fc.double({ min: 0, max: 60_000, noNaN: true }).map((ms) => ms + 0),
    family: fc.constantFrom('baseline' as const, 'all-pairs' as const),
    equivalencePercent: fc.double({ min: 0, max: 50, noNaN: true }).map((percent) => percent + 0),
    timeLimitMs: fc.integer({ min: 1, max: 86_400_000 }),
    parts: fc.record({ strategy: fc.boolean(), runtime: fc.boolean(), workers: fc.boolean() }),
  })
  .map(({ work: chosen, parts, ...rest }) => ({
    ...rest,
    ...chosen,
    workers: rest.workers.toSorted((left, right) => left - right),
    baseline: {
      ...(parts.strategy ? { strategy: rest.strategies[0]?.strategy ?? 'threads' } : {}),
      ...(parts.runtime ? { runtimeId: rest.runtimeIds[0] ?? '' } : {}),
      ...(parts.workers ? { workers: 2 } : {}),
    },
  }));

describe('a written file', () => {
  it('is read as the same experiment', async () => {
    await fc.assert(
      fc.asyncProperty(specs, async (spec) => {
        fc.pre(checkSpec(spec).ok);
        expect(await readBack(written(spec))).toEqual(spec);
      }),
      { numRuns: 300 },
    );
  });

  it('says what it is in its first line of content, and helps', () => {
    const text = written(
      specWith({ title: 'Mine', runtimeIds: [python.id, threaded.id, twin.id, host.id] }),
    );
    expect(text).toMatch(
      /^# An experiment of Corelane.*\n\s*schema: corelane\.experiment-file\/1\n/,
    );
    expect(text).toContain('title: Mine\n');
    expect(text).toContain('  - python@3.11.7\n  - python@3.13.0t\n  - /opt/venv/bin/python\n');
    expect(text).toContain('  - host: /opt/my host\n');
    expect(text).toContain('workers: [ 2 ]\n');
    expect(text).toContain('# Also ranges, and by cores: 1-8, 1-2x cores\n');
  });

  it('can’t name a runtime that is gone', () => {
    expect(writeExperimentFile(specWith({ runtimeIds: ['gone'] }), runtimes)).toMatchObject({
      error: { code: 'unknown-runtime' },
    });
  });
});
