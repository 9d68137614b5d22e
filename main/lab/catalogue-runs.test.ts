import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { HostStrategyId, HostWorkload } from '../../contract/catalogue.ts';
import type { RunResult } from '../../contract/run.ts';
import type { RunOptions } from '../../contract/run-options.ts';
import type { UsableRuntime } from '../../contract/runtime.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import { optionVariants } from './fixtures/option-variants.ts';
import { everyRealRuntime } from './fixtures/real-runtimes.ts';
import { createTestLab, nodeRuntime, pythonRuntime, requestFor } from './fixtures/test-lab.ts';
import { tinyParameters, writeTinyFiles } from './fixtures/tiny-parameters.ts';

/**
 * `npm test` runs every workload under every strategy on the two default runtimes, and every option with a
 * workload or two; of the further runtimes every strategy on the oldest, the newest and the system's own of
 * each kind. `npm run test:all` has the whole cross: every option with every workload, on every runtime.
 */
const EVERYTHING = process.env['CORELANE_TEST_ALL'] === '1';

/** One workload of each group, in turns, for the further runtimes. */
const ONE_OF_EACH_GROUP = ['primes', 'files-read', 'word-count', 'counter', 'faulty'];

const folder = mkdtempSync(join(tmpdir(), 'corelane-catalogue-'));
const parameters = tinyParameters(folder);
/** Digest of each workload as first seen; all others have to be the same. */
const digests = new Map<string, string | null>();

beforeAll(() => writeTinyFiles(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly workload: HostWorkload;
  readonly strategy: HostStrategyId;
  readonly options: RunOptions;
}

function casesOn(runtime: UsableRuntime, workloads: readonly HostWorkload[]): readonly Case[] {
  const kind = runtime.kind === 'python' ? 'python' : 'node';
  return workloads.flatMap((workload) =>
    catalogue.strategies
      .filter(({ id }) => catalogue.admission[workload.id][kind][id].admitted)
      .map(({ id }) => ({ workload, strategy: id, options: {} })),
  );
}

/** One whose tasks hand much over, and one whose tasks share a lock: between them they need all that options change. */
const WITH_EVERY_OPTION = ['pipe', 'counter'];

function optionCasesOn(runtime: UsableRuntime): readonly Case[] {
  const kind = runtime.kind === 'python' ? 'python' : 'node';
  return catalogue.workloads
    .filter(({ id, group }) =>
      EVERYTHING ? group !== 'synchronisation' || id === 'counter' : WITH_EVERY_OPTION.includes(id),
    )
    .flatMap((workload) =>
      optionVariants(runtime)
        .filter(({ strategy }) => catalogue.admission[workload.id][kind][strategy].admitted)
        .map((variant) => ({ workload, ...variant })),
    );
}

/** Every strategy once, each with the next of the workloads that is admitted. */
function oneCaseOfEachStrategy(runtime: UsableRuntime): readonly Case[] {
  const cases = casesOn(
    runtime,
    catalogue.workloads.filter(({ id }) => ONE_OF_EACH_GROUP.includes(id)),
  );
  return catalogue.strategies.flatMap(({ id }, nth) => {
    const ofStrategy = cases.filter(({ strategy }) => strategy === id);
    return ofStrategy.slice(nth % ofStrategy.length).slice(0, 1);
  });
}

function byVersion(a: UsableRuntime, b: UsableRuntime): number {
  return a.version.localeCompare(b.version, 'en', { numeric: true });
}

/** The oldest, the newest and the system's own of each kind. */
function sampleOf(runtimes: readonly UsableRuntime[]): readonly UsableRuntime[] {
  const kinds = [...new Set(runtimes.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = runtimes.filter((runtime) => runtime.kind === kind).toSorted(byVersion);
    const system = ofKind.filter(({ executable }) => executable.startsWith('/usr/bin/'));
    return [...new Set([...ofKind.slice(0, 1), ...system.slice(0, 1), ...ofKind.slice(-1)])];
  });
}

async function run(runtime: UsableRuntime, { workload, strategy, options }: Case) {
  const { lab } = createTestLab([runtime]);
  try {
    const request = requestFor(runtime, {
      workload: workload.id,
      strategy,
      options,
      parameters: parameters[workload.id],
    });
    const started = await lab.start(request);
    if (!started.ok) throw new Error(started.error.message);
    return await lab.waitForEnd(started.value.runId);
  } finally {
    await lab.close();
  }
}

function expectGood(result: RunResult, { workload }: Case): void {
  expect(result.error).toBeNull();
  expect(result.state).toBe('completed');
  expect(result.tasks).toMatchObject({ done: result.tasks.total, failed: 0, lost: 0 });
  expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
  if (!digests.has(workload.id)) digests.set(workload.id, result.digest);
  expect(result.digest).toBe(digests.get(workload.id));
  expect(result.totalMs).toBeGreaterThan(result.wallMs ?? Number.NaN);
  expect(result.warnings.map(({ code }) => code)).not.toContain('left-behind');
  for (const { relation, actual, expected } of result.invariants) {
    if (relation === 'equal') expect(actual).toBe(expected);
    else expect(actual).toBeLessThanOrEqual(expected);
  }
  const isShared = workload.group === 'synchronisation';
  expect(result.invariants.length > 0).toBe(isShared);
}

describe.each([nodeRuntime(), pythonRuntime()])('the default $kind', (runtime) => {
  const cases = casesOn(runtime, catalogue.workloads);
  test.each(cases)('$workload.id, $strategy', async (oneCase) => {
    expectGood(await run(runtime, oneCase), oneCase);
  });

  test.each(optionCasesOn(runtime))('$workload.id, $strategy, $options', async (oneCase) => {
    expectGood(await run(runtime, oneCase), oneCase);
  });
});

const others = (await everyRealRuntime()).filter(
  ({ executable }) =>
    ![nodeRuntime(), pythonRuntime()].some((known) => known.executable === executable),
);

describe.each(EVERYTHING ? others : sampleOf(others))(
  '$implementation $version, $executable',
  (runtime) => {
    const cases = EVERYTHING
      ? [...casesOn(runtime, catalogue.workloads), ...optionCasesOn(runtime)]
      : oneCaseOfEachStrategy(runtime);
    test.each(cases)('$workload.id, $strategy, $options', async (oneCase) => {
      expectGood(await run(runtime, oneCase), oneCase);
    });
  },
);
