import { z } from 'zod';

import type { ExperimentSpec, StopRule } from '../../../contract/experiment.ts';
import type {
  ConfigurationResult,
  ExperimentResult,
  ExperimentWarning,
  Pair,
  Scaling,
} from '../../../contract/experiment-result.ts';
import { runOptions } from '../launch-schemas.ts';
import { commandSpec } from './command-schemas.ts';
import { strategyId, workloadId } from './item.ts';
import {
  failure,
  machineCard,
  name,
  parameterValues,
  percentiles,
  runResult,
  runtimeOnCard,
  runtimeRef,
  text,
  time,
  verdict,
} from './run-schemas.ts';
import type { ExperimentOutline, RunReference } from './write-experiments.ts';

/** Experiments as a file from elsewhere has them; what is not known is left out. */

const known = z.number();
const perhaps = known.nullable();
const count = z.int().min(0);
const interval = z.tuple([known, known]).nullable();
const estimate = z.object({ value: known, ci95: interval });

const stopRule: z.ZodType<StopRule> = z.discriminatedUnion('rule', [
  z.object({ rule: z.literal('repeats'), repeats: count }),
  z.object({
    rule: z.literal('precision'),
    ciPercent: known,
    minRepeats: count,
    maxRepeats: count,
    maxSeconds: known,
  }),
]);

export const experimentSpec: z.ZodType<ExperimentSpec> = z.object({
  title: text,
  workload: workloadId,
  parameters: z.record(name, z.array(z.union([z.number(), text]))),
  strategies: z.array(z.object({ strategy: strategyId, options: runOptions })),
  runtimeIds: z.array(text),
  workers: z.array(count),
  options: runOptions,
  cores: z.array(count).nullable(),
  seed: known,
  orderSeed: known,
  warmups: count,
  stopRule,
  coolDownMs: known,
  baseline: z.object({
    strategy: strategyId.exactOptional(),
    runtimeId: text.exactOptional(),
    workers: count.exactOptional(),
  }),
  family: z.enum(['baseline', 'all-pairs']),
  equivalencePercent: known,
  timeLimitMs: known,
  commands: z.array(commandSpec).exactOptional(),
});

const runReference: z.ZodType<RunReference> = z.object({ runId: name });

/** @param run what stands for each of its runs */
function configurationOf<Run>(run: z.ZodType<Run>): z.ZodType<ConfigurationResult<Run>> {
  return z.object({
    id: name,
    label: text,
    strategy: strategyId,
    runtime: runtimeRef,
    workers: count,
    parameters: parameterValues,
    options: runOptions,
    work: text,
    baseline: text,
    runs: z.array(run),
    setAside: z.array(
      z.object({
        run,
        reason: z.enum(['warm-up', 'suspended', 'clock-jump', 'not-completed', 'skipped']),
      }),
    ),
    outliers: z.array(text),
    medianWallMs: perhaps,
    ci95WallMs: interval,
    ciMethod: z.enum(['order-statistics', 'bootstrap']).nullable(),
    minWallMs: perhaps,
    maxWallMs: perhaps,
    medianTotalMs: perhaps,
    speedup: perhaps,
    speedupCi95: interval,
    efficiency: perhaps,
    coresUsed: perhaps,
    cpuMs: z.object({ user: known, system: known }).nullable(),
    peakRssBytes: perhaps,
    peakPssBytes: perhaps,
    startupMs: perhaps,
    taskMs: percentiles.nullable(),
    queueWaitMs: percentiles.nullable(),
    // Not reckoned by the first versions.
    transferMs: percentiles.nullable().default(null),
    imbalance: perhaps,
    digest: text.nullable(),
    verdict: verdict.nullable(),
  });
}

const pair: z.ZodType<Pair> = z.object({
  a: text,
  b: text,
  ratio: perhaps,
  ci95: interval,
  p: perhaps,
  pHolm: perhaps,
  differs: z.enum(['yes', 'same', 'cant-tell']),
  reason: z.enum(['too-few-runs', 'wide-interval', 'digests-differ', 'different-work']).nullable(),
  runsNeeded: perhaps,
});

const scaling: z.ZodType<Scaling> = z.object({
  label: text,
  configurations: z.array(text),
  points: z.array(
    z.object({ configuration: text, workers: count, speedup: known, ci95: interval }),
  ),
  amdahl: z.object({ serialShare: estimate, r2: known }).nullable(),
  usl: z.object({ contention: estimate, coherency: estimate, r2: known }).nullable(),
  knee: estimate.nullable(),
});

const warning: z.ZodType<ExperimentWarning> = z.object({
  code: text,
  message: text,
  action: z.enum(['add-runs', 'enlarge-tasks', 'show-others', 'rerun']).nullable(),
  configurations: z.array(text),
});

function experimentOf<Run>(run: z.ZodType<Run>): z.ZodType<ExperimentResult<Run>> {
  return z.object({
    schema: z.literal('corelane.experiment/1'),
    experimentId: name,
    title: text,
    state: z.enum(['running', 'completed', 'stopped', 'failed', 'interrupted']),
    error: failure.nullable(),
    startedAt: time,
    spec: experimentSpec,
    configurations: z.array(configurationOf(run)),
    omitted: z.array(z.object({ label: text, reason: text })),
    pairs: z.array(pair),
    baseline: text.nullable(),
    scaling: z.array(scaling),
    order: z.array(z.object({ configuration: text, runId: text })),
    seed: known,
    machine: machineCard,
    runtimes: z.array(runtimeOnCard),
    warnings: z.array(warning),
    conclusion: text,
  });
}

export const experimentOutline: z.ZodType<ExperimentOutline> = experimentOf(runReference);

/** With its runs, as `compare --json` prints it. */
export const experimentResult: z.ZodType<ExperimentResult> = experimentOf(runResult);
