import type { Configuration, ExperimentPlan, ExperimentSpec } from '../../contract/experiment.ts';
import type {
  ConfigurationResult,
  ExperimentBrief,
  ExperimentWarning,
  Interval,
  Pair,
  RunBrief,
  Scaling,
} from '../../contract/experiment-result.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import { catalogue } from './catalogue.ts';
import { runtimeById } from './runtimes.ts';
import { siblingsOf } from './simulated-machine.ts';
import { simulateConfiguration } from './simulated-runs.ts';

export interface SimulatedSetting {
  readonly experimentId: string;
  readonly state: ExperimentBrief['state'];
  /** Counted runs of each configuration so far. */
  readonly runs: number;
  readonly noise: number;
  readonly cores: number;
  readonly warnings: readonly ExperimentWarning[];
  /** The last configuration comes to another result. */
  readonly digestsDiffer: boolean;
}

type Result = ConfigurationResult<RunBrief>;

/** The matrix of a simulated experiment; what the catalogue does not admit is left out. */
export function matrixOf(spec: ExperimentSpec): Pick<ExperimentPlan, 'configurations' | 'omitted'> {
  const configurations: Configuration[] = [];
  const omitted: { label: string; reason: string }[] = [];
  for (const runtimeId of spec.runtimeIds) {
    for (const { strategy, options } of spec.strategies) {
      const definition = catalogue.strategies.find(({ id }) => id === strategy);
      const counts = definition?.workersMeaning === null ? [1] : spec.workers;
      for (const workers of counts) {
        const { kind, version, executable } = runtimeById(runtimeId);
        const name = kind === 'python' ? 'Python' : kind === 'node' ? 'Node.js' : 'C host';
        const label = `${name} ${version} · ${(definition?.label ?? strategy).toLowerCase()}${counts.length === 1 && counts[0] === 1 ? '' : ` × ${workers}`}`;
        const admission =
          kind === 'other' || spec.workload === 'command' || strategy === 'program'
            ? null
            : catalogue.admission[spec.workload][kind][strategy];
        if (admission?.admitted === false) {
          omitted.push({ label, reason: admission.reason });
          continue;
        }
        configurations.push({
          id: `c${configurations.length + 1}`,
          label,
          request: {
            workload: spec.workload,
            parameters: { tasks: 40, size: 20_000 },
            strategy,
            runtimeId,
            workers,
            options: { ...spec.options, ...options },
            cores: spec.cores,
            seed: spec.seed,
            timeLimitMs: spec.timeLimitMs,
          },
          runtime: { id: runtimeId, kind, version, executable },
          work: 'w1',
          baseline: 'c1',
        });
      }
    }
  }
  return { configurations, omitted };
}

/** The account of a simulated experiment as far as it has come. */
export function simulateResult(spec: ExperimentSpec, setting: SimulatedSetting): ExperimentBrief {
  const { configurations, omitted } = matrixOf(spec);
  const machine = { effectiveCores: setting.cores, noise: setting.noise };
  const plain = configurations.map((configuration, index) =>
    simulateConfiguration(
      configuration,
      machine,
      { warmups: spec.warmups, runs: setting.runs },
      index + 1,
    ),
  );
  const results = plain.map((one, index) =>
    against(plain[0], setting.digestsDiffer && index === plain.length - 1 ? mismatched(one) : one),
  );
  const pairs = results.slice(1).map((one) => pairOf(results[0], one));
  return {
    schema: 'corelane.experiment/1',
    experimentId: setting.experimentId,
    title: spec.title,
    state: setting.state,
    error: null,
    startedAt: '2026-11-22T09:30:00.000Z',
    spec,
    configurations: results,
    omitted,
    pairs,
    baseline: results[0]?.id ?? null,
    scaling: scalingOf(results),
    order: results.flatMap(({ id, runs }) =>
      runs.map(({ runId }) => ({ configuration: id, runId })),
    ),
    seed: spec.seed,
    machine: cardOf(setting.cores),
    runtimes: [],
    warnings: setting.warnings,
    conclusion: conclusionOf(results, setting),
  };
}

function mismatched(result: Result): Result {
  return { ...result, digest: `00${result.digest?.slice(2) ?? ''}`, verdict: null };
}

function against(baseline: Result | undefined, result: Result): Result {
  const base = baseline?.medianWallMs ?? null;
  const own = result.medianWallMs;
  if (base === null || own === null) return result;
  const speedup = base / own;
  const ci = ratioCi(baseline?.ci95WallMs ?? null, result.ci95WallMs);
  return {
    ...result,
    speedup,
    speedupCi95: result.id === baseline?.id ? null : ci,
    efficiency: baseline?.workers === 1 ? speedup / result.workers : null,
  };
}

function ratioCi(a: Interval | null, b: Interval | null): Interval | null {
  return a === null || b === null ? null : [a[0] / b[1], a[1] / b[0]];
}

function pairOf(baseline: Result | undefined, result: Result): Pair {
  const ci = result.speedupCi95;
  const ratio = result.speedup;
  const a = baseline?.id ?? '';
  const common = { a, b: result.id, ratio, ci95: ci, p: 0.002, pHolm: 0.008 };
  if (baseline?.digest !== result.digest) {
    return { ...common, differs: 'cant-tell', reason: 'digests-differ', runsNeeded: null };
  }
  if (ci === null) {
    return { ...common, differs: 'cant-tell', reason: 'too-few-runs', runsNeeded: 6 };
  }
  if (ci[0] > 1.01 || ci[1] < 0.99) {
    return { ...common, differs: 'yes', reason: null, runsNeeded: null };
  }
  return ci[0] >= 0.985 && ci[1] <= 1.015
    ? { ...common, differs: 'same', reason: null, runsNeeded: null }
    : { ...common, differs: 'cant-tell', reason: 'wide-interval', runsNeeded: 24 };
}

/** Series with three worker counts and more. */
function scalingOf(results: readonly Result[]): readonly Scaling[] {
  const keyOf = ({ strategy, runtime }: Result) => `${runtime.id} ${strategy}`;
  return [...new Set(results.map(keyOf))].flatMap((key) => {
    const members = results.filter((result) => keyOf(result) === key);
    const first = members.find(({ workers }) => workers === 1);
    if (members.length < 3 || first?.medianWallMs === null || first === undefined) return [];
    const base = first.medianWallMs;
    const isSerial = members[0]?.verdict?.id === 'gil-bound';
    return [
      {
        label: first.label.replace(/ × \d+$/, ''),
        configurations: members.map(({ id }) => id),
        points: members.flatMap(({ id, workers, medianWallMs, ci95WallMs }) =>
          medianWallMs === null
            ? []
            : [
                {
                  configuration: id,
                  workers,
                  speedup: base / medianWallMs,
                  ci95: ratioCi(first.ci95WallMs, ci95WallMs),
                },
              ],
        ),
        amdahl: {
          serialShare: isSerial
            ? { value: 0.997, ci95: [0.981, 1] }
            : { value: 0.061, ci95: [0.042, 0.083] },
          r2: isSerial ? 0.31 : 0.94,
        },
        usl: isSerial
          ? null
          : {
              contention: { value: 0.021, ci95: [0.012, 0.034] },
              coherency: { value: 0.0062, ci95: [0.004, 0.009] },
              r2: 0.991,
            },
        knee: isSerial ? null : { value: 4.2, ci95: [3.6, 5.1] },
      },
    ];
  });
}

function conclusionOf(
  results: readonly Result[],
  { runs, digestsDiffer }: SimulatedSetting,
): string {
  if (runs === 0) return 'Nothing can be said yet: no run has ended.';
  if (digestsDiffer) {
    return `The results differ: ${results.at(-1)?.label ?? ''} came to another digest than the others, so it did other work, or did it wrong. Its time is not compared.`;
  }
  const best = results.toSorted((a, b) => (a.medianWallMs ?? 0) - (b.medianWallMs ?? 0))[0];
  const ci = best?.speedupCi95;
  return `For primes on Python 3.12.3, ${best?.label.split(' · ')[1] ?? ''} is ${best?.speedup?.toFixed(2) ?? '–'}× ${ci ? `(${ci[0].toFixed(2)}–${ci[1].toFixed(2)}) ` : ''}as fast as sequential; threads are not faster: the GIL let one run at a time. Memory +26 MB.`;
}

function cardOf(cores: number): MachineCard {
  return {
    cpuModel: 'AMD EPYC 7763 64-Core Processor',
    logicalCores: cores,
    physicalCores: Math.max(1, cores / 2),
    smt: cores > 1,
    siblings: siblingsOf(cores),
    coreKinds: null,
    allowedCores: Array.from({ length: cores }, (_, core) => core),
    quotaCores: null,
    effectiveCores: cores,
    governor: null,
    maxFrequencyMHz: null,
    memoryBytes: 8_350_000_000,
    memoryLimitBytes: null,
    platform: 'linux',
    osName: 'Debian GNU/Linux 12',
    osRelease: '6.18.5',
    container: 'docker',
    virtualMachine: 'kvm',
    powerSource: null,
    corelane: '0.1.0',
  };
}
