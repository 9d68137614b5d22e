import type { ExperimentSpec } from '../../contract/experiment.ts';
import type { HistoryEntry, StoredExperiment, StoredRun } from '../../contract/history.ts';
import { recordingOf } from '../../contract/recording-batches.ts';
import { ok, type Result } from '../../contract/result.ts';
import { runtimeOf } from './runtimes.ts';
import type { Scene } from './scene.ts';
import { LAPTOP, machineCardOf } from './simulated-machine.ts';
import { simulateResult } from './simulated-result.ts';
import { headerFor, requestOf, resultFor } from './simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from './simulated-samples.ts';

/** A run of the history with its samples, made up like those of a live one. */
export function simulatedStoredRun(entry: HistoryEntry, scene: Scene): Result<StoredRun> {
  const strategy = entry.strategies[0] ?? scene.strategy;
  const place: Scene = { ...scene, strategy, workload: entry.workload };
  const startedEpochMs = Date.parse(entry.startedAt);
  const header = {
    ...headerFor(requestOf(place), place, startedEpochMs),
    startedAt: entry.startedAt,
  };
  const { state } = entry;
  const isInterrupted = state === 'interrupted' || state === 'running' || state === 'stopped';
  const machine = entry.imported ? LAPTOP : machineCardOf(scene);
  const samples = new SimulatedSamples(place);
  const runS = STARTUP_S + WORK_S * (state === 'completed' ? 1 : 0.6);
  const batches = Array.from({ length: Math.round((runS * 1000) / TICK_MS) }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  return ok({
    entry,
    header,
    result: isInterrupted ? null : { ...resultFor(header, state, place), machine },
    machine,
    recording: recordingOf(header.runId, batches),
  });
}

/** An experiment of the history. */
export function simulatedStoredExperiment(
  entry: HistoryEntry,
  scene: Scene,
): Result<StoredExperiment> {
  const result = simulateResult(specOf(entry, scene), {
    experimentId: entry.id,
    state: 'completed',
    runs: 10,
    noise: 0.01,
    cores: scene.effectiveCores,
    warnings: [],
    digestsDiffer: false,
  });
  return ok({
    entry,
    result: { ...result, startedAt: entry.startedAt },
    differences: [
      { label: 'Governor', before: 'performance', after: 'powersave' },
      { label: 'Power source', before: 'mains', after: 'battery' },
    ],
  });
}

function specOf(entry: HistoryEntry, scene: Scene): ExperimentSpec {
  return {
    title: entry.title,
    workload: entry.workload,
    parameters: {},
    strategies: entry.strategies.map((strategy) => ({ strategy, options: {} })),
    runtimeIds: [runtimeOf(scene.runtime).id],
    workers: entry.workers,
    options: {},
    cores: null,
    seed: 1,
    orderSeed: 1,
    warmups: 1,
    stopRule: { rule: 'repeats', repeats: 10 },
    coolDownMs: 0,
    baseline: { strategy: 'sequential' },
    family: 'baseline',
    equivalencePercent: 1,
    timeLimitMs: 60_000,
  };
}
