import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import type { HistoryQuery } from '../../../contract/history.ts';
import type { Failure, Result } from '../../../contract/result.ts';
import type { RunHeader, RunResult } from '../../../contract/run.ts';
import type { SampleBatch } from '../../../contract/sample.ts';
import { configurationResult } from '../../experiment/fixtures/results.ts';
import { machineCard } from '../../lab/fixtures/machine-card.ts';
import { runResult } from '../../report/run-result.test-support.ts';
import type { History } from './history.ts';
import { openHistory } from './open-history.ts';
import { headerOf } from './run-item.ts';

/** A new place for a history. */
export async function historyPath(): Promise<string> {
  return join(await mkdtemp(join(tmpdir(), 'corelane-history-')), 'data', 'history.db');
}

/** Opens one that must be sound. */
export function soundHistory(path: string): History {
  const { history, problem } = openHistory({ path });
  if (problem !== null) throw new Error(problem.message);
  return history;
}

export function problemsOf(history: History): Failure[] {
  const problems: Failure[] = [];
  history.onProblem((problem) => problems.push(problem));
  return problems;
}

export const EVERYTHING: HistoryQuery = {
  text: '',
  kind: null,
  starredOnly: false,
  withRunsOfExperiments: false,
  offset: 0,
  limit: 100,
};

/** Ids of what is listed. */
export function listed(history: History, query: Partial<HistoryQuery> = {}): readonly string[] {
  return value(history.list({ ...EVERYTHING, ...query })).entries.map(({ id }) => id);
}

export function value<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  throw new Error(result.error.message);
}

export function codeOf(result: Result<unknown>): string {
  if (result.ok) throw new Error('This should have failed.');
  return result.error.code;
}

export function headerFor(result: RunResult): RunHeader {
  return headerOf(result, 60_000);
}

/** Records a whole run. */
export function record(
  history: History,
  parts: Partial<RunResult> = {},
  batches: readonly SampleBatch[] = [],
  experimentId: string | null = null,
): RunResult {
  const result = runResult({ machine: machineCard(), ...parts });
  const header = headerFor(result);
  history.beginRun({ header, machine: result.machine, experimentId });
  history.appendSamples(result.runId, batches);
  history.endRun(header, result);
  return result;
}

/** An experiment of these configurations. */
export function experimentOf(
  configurations: readonly ConfigurationResult[],
  parts: Partial<ExperimentResult> = {},
): ExperimentResult {
  return {
    schema: 'corelane.experiment/1',
    experimentId: 'experiment-1',
    title: 'Threads or processes',
    state: 'completed',
    error: null,
    startedAt: '2026-01-02T03:04:00.000Z',
    spec: {
      title: 'Threads or processes',
      workload: 'primes',
      parameters: { tasks: [32], size: [200_000] },
      strategies: [{ strategy: 'processes', options: {} }],
      runtimeIds: ['python-1'],
      workers: [1, 2],
      options: {},
      cores: null,
      seed: 1,
      orderSeed: 1,
      warmups: 0,
      stopRule: { rule: 'repeats', repeats: 2 },
      coolDownMs: 0,
      baseline: {},
      family: 'baseline',
      equivalencePercent: 1,
      timeLimitMs: 60_000,
    },
    configurations,
    omitted: [],
    pairs: [],
    baseline: 'c1',
    scaling: [],
    order: [],
    seed: 1,
    machine: machineCard(),
    runtimes: [],
    warnings: [],
    conclusion: 'Two are faster than one.',
    ...parts,
  };
}

/** Two configurations with two runs each. */
export function smallExperiment(parts: Partial<ExperimentResult> = {}): ExperimentResult {
  return experimentOf([configurationResult('c1'), configurationResult('c2')], parts);
}

/** A tick of a run with one worker. */
export function tickOf(
  runId: string,
  sequence: number,
  parts: Partial<SampleBatch> = {},
): SampleBatch {
  const group = { coresUsed: 0.01, rssBytes: 4_096, threads: 1 };
  return {
    sequence,
    atMs: sequence * 250,
    elapsedMs: 250,
    coreBusy: [0.5, 1],
    machineCoresUsed: 1.5,
    run: {
      runId,
      workers: [
        {
          id: 0,
          coresUsed: 1,
          states: { onCpu: 1, waiting: 0, blocked: 0 },
          voluntarySwitchesPerS: 4,
          involuntarySwitchesPerS: null,
          rssBytes: null,
          pssBytes: null,
          ussBytes: null,
          loopUtilisation: null,
          loopDelayMs: null,
          heapUsedBytes: null,
          tasksDone: sequence,
        },
      ],
      runtimeThreads: group,
      host: group,
      otherThreads: [],
      server: null,
      total: { coresUsed: 1, rssBytes: 8_192, pssBytes: null, ussBytes: null, processes: 1 },
      tasksDone: sequence,
      tasksFailed: 0,
      tasksTotal: 1_000,
    },
    monitor: group,
    othersCoresUsed: 0.5,
    throttledShare: null,
    cpuPressure: null,
    revisions: [],
    rejectedReadings: 0,
    ...parts,
  };
}

export function ticksOf(runId: string, count: number): readonly SampleBatch[] {
  return Array.from({ length: count }, (_, index) => tickOf(runId, index + 1));
}
