import { writeFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { createTestLab, nodeRuntime, pythonRuntime } from '../../lab/fixtures/test-lab.ts';
import { createSampler } from '../../monitor/sampler.ts';
import { experimentSpec } from '../fixtures/plans.ts';
import { createExperiments } from './create-experiments.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corelane-changed-'));
  for (const name of ['a', 'b', 'c']) await writeFile(join(folder, name), name.repeat(1000));
});
afterAll(() => rm(folder, { recursive: true }));

/** Two rounds of Node.js and Python over the folder. @param onRun told of the runs so far after each */
async function measured(onRun: (runs: number) => void): Promise<ExperimentResult> {
  const runtimes = [nodeRuntime(), pythonRuntime()];
  const sampler = createSampler({ tickMs: 100 });
  const { lab } = createTestLab(runtimes, { sampler });
  sampler.start();
  const experiments = createExperiments({
    lab,
    runtimes: () => runtimes,
    readMachine: () => machineCard(),
    readRuntimes: () => [],
    onProgress: ({ order }) => onRun(order.length),
    knownWallMs: () => null,
  });
  const started = await experiments.start(
    experimentSpec({
      workload: 'files-sha256',
      parameters: { folder: [folder] },
      strategies: [{ strategy: 'sequential', options: {} }],
      runtimeIds: runtimes.map(({ id }) => id),
      workers: [1],
      stopRule: { rule: 'repeats', repeats: 2 },
      warmups: 0,
      coolDownMs: 0,
    }),
  );
  if (!started.ok) throw new Error(started.error.message);
  const result = await experiments.waitForEnd(started.value.experimentId);
  await experiments.close();
  await lab.close();
  await sampler.stop();
  return result;
}

const told = ({ warnings }: ExperimentResult): readonly string[] =>
  warnings
    .filter(({ code }) => code === 'folder-changed' || code === 'digests-differ')
    .map(({ message }) => message);

test('a folder that stays as it is has one fingerprint, on every runtime', async () => {
  const result = await measured(() => undefined);
  const runs = result.configurations.flatMap((configuration) => configuration.runs);
  expect(runs).toHaveLength(4);
  expect(new Set(runs.map(({ inputFingerprint }) => inputFingerprint))).toEqual(
    new Set([expect.stringMatching(/^[0-9a-f]{64}$/)]),
  );
  expect(told(result)).toEqual([]);
}, 60_000);

test('a folder that changes between two runs is named as the reason', async () => {
  let isChanged = false;
  const result = await measured((runs) => {
    if (runs < 2 || isChanged) return;
    writeFileSync(join(folder, 'b'), 'something else');
    isChanged = true;
  });
  expect(told(result)).toEqual([
    expect.stringMatching(/^The folder changed between two runs, so /),
  ]);
  expect(result.conclusion).toContain('The folder of files-sha256 changed meanwhile');
}, 60_000);
