import type { StrategyId } from '../../contract/catalogue.ts';
import type { Configuration } from '../../contract/experiment.ts';
import type {
  ConfigurationResult,
  Interval,
  RunBrief,
  SetAside,
} from '../../contract/experiment-result.ts';
import type { Verdict, VerdictId } from '../../contract/verdict.ts';
import { runtimes } from './runtimes.ts';

/** One worker's time for the simulated work. */
const WORK_MS = 1640;

/** What makes a simulated machine what it is. */
export interface SimulatedMachine {
  readonly effectiveCores: number;
  /** Spread of the runs, as a share of the median. */
  readonly noise: number;
}

/** Runs of a configuration, and what they come to. */
export function simulateConfiguration(
  configuration: Configuration,
  machine: SimulatedMachine,
  counts: { readonly warmups: number; readonly runs: number },
  index: number,
): ConfigurationResult<RunBrief> {
  const { request } = configuration;
  const shape = shapeOf(configuration, machine);
  const all = Array.from({ length: counts.warmups + counts.runs }, (_, run) =>
    simulateRun(configuration, shape, machine.noise, index * 101 + run),
  );
  const runs = all.slice(counts.warmups);
  const walls = runs.flatMap(({ wallMs }) => wallMs ?? []).sort((a, b) => a - b);
  const setAside: SetAside<RunBrief>[] = all
    .slice(0, counts.warmups)
    .map((run) => ({ run, reason: 'warm-up' }));
  const last = runs.at(-1);
  return {
    id: configuration.id,
    label: configuration.label,
    strategy: request.strategy,
    runtime: configuration.runtime,
    workers: request.workers,
    parameters: request.parameters,
    options: request.options,
    work: configuration.work,
    baseline: configuration.baseline,
    runs,
    setAside,
    outliers: runs.filter(({ wallMs }) => isFar(wallMs, walls)).map(({ runId }) => runId),
    medianWallMs: median(walls),
    ci95WallMs: ciOf(walls),
    ciMethod: walls.length < 6 ? null : 'order-statistics',
    minWallMs: walls[0] ?? null,
    maxWallMs: walls.at(-1) ?? null,
    medianTotalMs: last?.totalMs ?? null,
    speedup: null,
    speedupCi95: null,
    efficiency: null,
    coresUsed: last?.coresUsed ?? null,
    cpuMs: last?.cpuMs ?? null,
    peakRssBytes: last?.peakRssBytes ?? null,
    peakPssBytes: last?.peakPssBytes ?? null,
    startupMs: last?.startupMs ?? null,
    taskMs: last?.taskMs ?? null,
    queueWaitMs: last?.queueWaitMs ?? null,
    transferMs: last?.transferMs ?? null,
    imbalance: request.workers > 1 && runs.length > 0 ? 1.04 + 0.02 * index : null,
    digest: last?.digest ?? null,
    verdict: last === undefined ? null : verdictOf(shape.verdict, shape.cores),
  };
}

/** A repeatable number in 0…1. */
export function noise(seed: number, series: number): number {
  const mixed = Math.sin(seed * 12.9898 + series * 78.233) * 43758.5453;
  return mixed - Math.floor(mixed);
}

export function median(sorted: readonly number[]): number | null {
  const { length } = sorted;
  const high = sorted[Math.floor(length / 2)];
  const low = sorted[Math.floor((length - 1) / 2)];
  return high === undefined || low === undefined ? null : (high + low) / 2;
}

interface Shape {
  readonly wallMs: number;
  readonly cores: number;
  readonly startupMs: number;
  readonly memoryBytes: number;
  readonly verdict: VerdictId;
}

function shapeOf({ request }: Configuration, { effectiveCores }: SimulatedMachine): Shape {
  const runtime = runtimes.find(({ id }) => id === request.runtimeId);
  const isPython = runtime?.kind === 'python' && runtime.usable;
  const hasGil = isPython && runtime.features.gilEnabled === true;
  const factor = runtime?.kind === 'node' ? 0.12 : hasGil || !isPython ? 1 : 1.22;
  const { strategy, workers } = request;
  const usable = Math.min(workers, effectiveCores);
  const base = WORK_MS * factor;
  const isThread = strategy.startsWith('thread');
  if (strategy === 'sequential' || strategy === 'async') {
    return shape(base * (strategy === 'async' ? 1.012 : 1), 1, strategy, 1, 'single-worker');
  }
  if (isThread && hasGil) return shape(base * 1.02, 1.01, strategy, workers, 'gil-bound');
  const contention = strategy.startsWith('process') ? 0.025 : 0.04;
  const speedup = usable / (1 + contention * (usable - 1) + 0.004 * workers * (workers - 1));
  const verdict = workers > effectiveCores ? 'oversubscribed' : 'scales-well';
  return shape(base / speedup, usable * 0.965, strategy, workers, verdict);
}

function shape(
  wallMs: number,
  cores: number,
  strategy: StrategyId,
  workers: number,
  verdict: VerdictId,
): Shape {
  const processes = strategy.startsWith('process') ? workers : 0;
  return {
    wallMs,
    cores,
    verdict,
    startupMs: 46 + processes * 31 + (strategy.startsWith('thread') ? 3 : 0),
    memoryBytes: 17_800_000 + processes * 13_400_000,
  };
}

function simulateRun(
  configuration: Configuration,
  shapeOfRun: Shape,
  spread: number,
  seed: number,
): RunBrief {
  const { wallMs: typicalMs, cores, startupMs, memoryBytes } = shapeOfRun;
  const slow = noise(seed, 3) > 0.94 ? 0.09 : 0;
  const wallMs = typicalMs * (1 + spread * (noise(seed, 1) + noise(seed, 2) - 0.9) + slow);
  const taskMs = (typicalMs * cores) / 40;
  return {
    runId: `${configuration.id}-run-${seed}`,
    state: 'completed',
    error: null,
    startedAt: new Date(Date.UTC(2026, 10, 22, 9, 30) + seed * 2400).toISOString(),
    wallMs,
    startupMs: startupMs * (1 + 0.1 * noise(seed, 4)),
    totalMs: wallMs + startupMs * 1.2,
    cpuMs: { user: wallMs * cores * 0.978, system: wallMs * cores * 0.022 },
    coresUsed: cores * (0.99 + 0.01 * noise(seed, 5)),
    peakRssBytes: memoryBytes * 1.7,
    peakPssBytes: memoryBytes,
    taskMs: { p50: taskMs, p95: taskMs * 1.21, p99: taskMs * 1.9 },
    queueWaitMs: { p50: 0.18, p95: 0.93, p99: 3.4 + configuration.request.workers },
    transferMs: { p50: 0.09, p95: 0.31, p99: 0.88 },
    othersCoresUsed: 0.03 + 0.05 * noise(seed, 6),
    digest: '5f1c0a9be3d24476c1f09a77d0e5b8321be7f3f9e9b1a8e0347a6ff2b25d3c11',
  };
}

function ciOf(sorted: readonly number[]): Interval | null {
  if (sorted.length < 6) return null;
  const drop = Math.floor((sorted.length - 1.96 * Math.sqrt(sorted.length)) / 2);
  const low = sorted[drop];
  const high = sorted.at(-1 - drop);
  return low === undefined || high === undefined ? null : [low, high];
}

function isFar(wallMs: number | null, sorted: readonly number[]): boolean {
  const middle = median(sorted);
  return wallMs !== null && middle !== null && wallMs > middle * 1.06;
}

const SENTENCES: Readonly<Partial<Record<VerdictId, readonly [string, string]>>> = {
  'single-worker': [
    'One worker did all the work, and it was busy the whole time.',
    'Try a process pool: this work keeps a core busy.',
  ],
  'gil-bound': [
    'The GIL let one thread run at a time: together they used 1.01 cores.',
    'Use processes, or a free-threaded Python.',
  ],
  oversubscribed: [
    'More workers than cores: they took turns, and waiting for a core took most of their time.',
    'Use as many workers as there are cores.',
  ],
  'scales-well': [
    'The workers kept the cores busy nearly all of the time.',
    'More cores would help; more workers on these would not.',
  ],
};

function verdictOf(id: VerdictId, cores: number): Verdict {
  const [sentence, next] = SENTENCES[id] ?? ['', ''];
  return {
    id,
    sentence,
    next,
    evidence: [
      {
        name: 'coresUsed',
        label: 'Cores used',
        value: Number(cores.toFixed(2)),
        unit: 'cores',
        threshold: id === 'gil-bound' ? { relation: 'at-most', value: 1.15 } : null,
      },
      {
        name: 'blockedShare',
        label: 'Workers blocked',
        value: id === 'gil-bound' ? 49.6 : 1.2,
        unit: '%',
        threshold: id === 'gil-bound' ? { relation: 'at-least', value: 40 } : null,
      },
    ],
    also: [],
    unknown: [],
  };
}
