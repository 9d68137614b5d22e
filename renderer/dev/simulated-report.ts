import type { ExperimentSpec } from '../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../contract/experiment-presets.ts';
import type { ExperimentBrief, ExperimentResult } from '../../contract/experiment-result.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import { recordingOf } from '../../contract/recording-batches.ts';
import {
  type Report,
  REPORT_SECTIONS,
  type ReportedCode,
  type ReportedExperiment,
  type ReportedItem,
  type ReportedRun,
  type ReportedSamples,
} from '../../contract/report.ts';
import type { SampleBatch } from '../../contract/sample.ts';
import { endedPicture } from '../stores/ended-picture.ts';
import { catalogue } from './catalogue.ts';
import { runtimeOf } from './runtimes.ts';
import type { Scene } from './scene.ts';
import { simulateCurve } from './simulated-curves.ts';
import { LAPTOP } from './simulated-machine.ts';
import { simulateResult } from './simulated-result.ts';
import { headerFor, requestOf, resultFor } from './simulated-run.ts';
import { SimulatedSamples, STARTUP_S, TICK_MS, WORK_S } from './simulated-samples.ts';
import { readSource } from './simulated-source.ts';
import { simulatedTasks } from './simulated-tasks.ts';

const STARTED_MS = Date.UTC(2026, 10, 22, 16, 20);

const WORDS = {
  title: 'Which pool should the importer use?',
  author: 'Ada Example',
  note: 'Measured after the change of the chunk size, on the build machine. The importer spends nine tenths of its time in functions like this one.',
};

/** A report with nothing real in it: `experiment`, `scaling`, `machines` or `run`. */
export async function simulatedReport(kind: string, scene: Scene): Promise<Report> {
  return {
    schema: 'corelane.report/1',
    words: WORDS,
    createdAt: new Date(STARTED_MS + 3_600_000).toISOString(),
    sections: REPORT_SECTIONS,
    convention: 'cores',
    versions: { app: '0.1.0', electron: '', chromium: '', node: '20.20.2' },
    catalogue,
    items: await itemsOf(kind, scene),
  };
}

async function itemsOf(kind: string, scene: Scene): Promise<readonly ReportedItem[]> {
  if (kind === 'run') return [await reportedRun(scene)];
  const experiment = await reportedExperiment(scene, kind === 'scaling');
  if (kind !== 'machines') return [experiment];
  return [experiment, onMachine(experiment, LAPTOP)];
}

async function reportedRun(scene: Scene): Promise<ReportedRun> {
  const header = headerFor(requestOf(scene), scene, STARTED_MS);
  const samples = new SimulatedSamples(scene);
  const ticks = Math.round(((STARTUP_S + WORK_S) * 1000) / TICK_MS);
  const batches = Array.from({ length: ticks }, (_, tick) =>
    samples.batch(tick, header, tick),
  ).filter((batch) => batch !== null);
  const result = resultFor(header, 'completed', scene);
  const picture = endedPicture({
    ...{ header, result, recording: recordingOf(header.runId, batches) },
    ...{ tasks: simulatedTasks(header.runId, scene), siblings: result.machine.siblings },
  });
  return {
    kind: 'run',
    header,
    result,
    machine: result.machine,
    picture,
    gauges: picture.contention?.lines ?? [],
    samples: samplesOf(header.runId, batches),
    code: [await codeOf(scene, scene.strategy)],
    commandLine: `npm run -s corelane -- run --workload ${scene.workload} --strategy ${scene.strategy} --workers ${scene.workers} --seed 1`,
  };
}

async function reportedExperiment(scene: Scene, isScaling: boolean): Promise<ReportedExperiment> {
  const spec = specOf(scene, isScaling);
  const result = simulateResult(spec, {
    experimentId: 'simulated-experiment',
    state: 'completed',
    runs: 12,
    noise: 0.012,
    cores: scene.effectiveCores,
    warnings: [
      {
        code: 'others-busy',
        message: 'Other programs used 0.61 cores while 14 of 72 runs worked.',
        action: 'show-others',
        configurations: [],
      },
    ],
    digestsDiffer: false,
  });
  const curves = result.configurations.flatMap(({ runs }, index) =>
    runs.map(({ runId }) => simulateCurve(runId, index)),
  );
  return {
    kind: 'experiment',
    result: { ...wholeResult(result, scene), startedAt: new Date(STARTED_MS).toISOString() },
    curves,
    code: await Promise.all(spec.strategies.map(({ strategy }) => codeOf(scene, strategy))),
    commandLine: `npm run -s corelane -- compare --workload ${scene.workload} --strategies all --workers ${scene.workers} --repeats 12`,
    experimentFile: `corelane: experiment/1\nworkload: ${scene.workload}\nstrategies: [sequential, threads, process-pool]\nworkers: [${scene.workers}]\nrepeats: 12\n`,
  };
}

/** Every run with all that a result has; what is simulated of it in particular stays. */
function wholeResult(brief: ExperimentBrief, scene: Scene): ExperimentResult {
  const header = headerFor(requestOf(scene), scene, STARTED_MS);
  const whole = resultFor(header, 'completed', scene);
  return {
    ...brief,
    configurations: brief.configurations.map((configuration) => ({
      ...configuration,
      runs: configuration.runs.map((run) => ({ ...whole, ...run })),
      setAside: configuration.setAside.map(({ run, reason }) => ({
        run: { ...whole, ...run },
        reason,
      })),
    })),
  };
}

function samplesOf(runId: string, batches: readonly SampleBatch[]): ReportedSamples {
  return {
    runId,
    ticks: batches.length,
    atS: batches.map(({ atMs }) => atMs / 1000),
    figures: {
      'run.total.coresUsed': batches.map(({ run }) => run?.total.coresUsed ?? null),
      'run.total.rssBytes': batches.map(({ run }) => run?.total.rssBytes ?? null),
      othersCoresUsed: batches.map(({ othersCoresUsed }) => othersCoresUsed),
    },
    workers: [],
  };
}

function onMachine(item: ReportedExperiment, machine: MachineCard): ReportedExperiment {
  const { result } = item;
  const configurations = result.configurations.map((configuration) => ({
    ...configuration,
    medianWallMs: (configuration.medianWallMs ?? 0) * 0.62,
  }));
  return { ...item, result: { ...result, machine, configurations } };
}

async function codeOf(
  { runtime, workload }: Scene,
  strategy: Scene['strategy'],
): Promise<ReportedCode> {
  const kind = runtime === 'node' ? 'node' : 'python';
  const answer = await readSource({ kind, strategy, options: {}, workload });
  const label = catalogue.strategies.find(({ id }) => id === strategy)?.label ?? strategy;
  const { files, movingParts } = answer.ok ? answer.value : { files: [], movingParts: '' };
  return { label: `${label}, ${kind === 'node' ? 'Node.js' : 'Python'}`, movingParts, files };
}

function specOf(scene: Scene, isScaling: boolean): ExperimentSpec {
  const strategies = isScaling
    ? (['threads', 'process-pool'] as const)
    : (['sequential', 'async', 'threads', 'thread-pool', 'processes', 'process-pool'] as const);
  return {
    ...EXPERIMENT_DEFAULTS,
    workload: scene.workload,
    parameters: { tasks: [40], size: [20_000] },
    strategies: strategies.map((strategy) => ({ strategy, options: {} })),
    runtimeIds: [runtimeOf(scene.runtime).id],
    workers: isScaling ? [1, 2, 3, 4, 6, 8] : [scene.workers],
    warmups: 1,
    baseline: { strategy: isScaling ? 'process-pool' : 'sequential', workers: 1 },
  };
}
