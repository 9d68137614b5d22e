import type {
  ExperimentControl,
  ExperimentPlan,
  ExperimentProgress,
  ExperimentSpec,
} from '../../contract/experiment.ts';
import type { ExperimentState, ExperimentWarning } from '../../contract/experiment-result.ts';
import type { RunOverlay } from '../../contract/history.ts';
import type { RequestName } from '../../contract/ipc.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { runtimeOf } from './runtimes.ts';
import type { Scene } from './scene.ts';
import { simulateCurve } from './simulated-curves.ts';
import { matrixOf, simulateResult } from './simulated-result.ts';

/** How long a simulated run takes: much less than it says. */
const RUN_MS = 900;

const RUN_ID = /^c(\d+)-run-/;

const NOTES = ['Python 3.13 of the file is not on this machine: Python 3.12.3 takes its place.'];

type Live = Extract<ExperimentState, { readonly progress: ExperimentProgress }>;

/** Experiments of the simulated main: plans, pushes and results, all made up. */
export class SimulatedExperiments {
  readonly #scene: Scene;
  readonly #listeners = new Set<(state: ExperimentState) => void>();
  #state: ExperimentState = { state: 'idle' };
  #spec: ExperimentSpec;
  #runsDone = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#spec = specOf(scene);
    if (isCompareScene(scene) && nameOf(scene) !== 'compare-empty') this.#setUp(nameOf(scene));
    window.setInterval(() => this.#tick(), RUN_MS);
  }

  state(): ExperimentState {
    return this.#state;
  }

  /** Returns its own unsubscribe. */
  onState(listener: (state: ExperimentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** `undefined`: none of an experiment's requests. */
  answer(name: RequestName, argument: unknown): Result<unknown> | undefined {
    const answers: Partial<Record<RequestName, () => Result<unknown> | undefined>> = {
      'experiment:plan': () => planOf(argument as ExperimentSpec),
      'experiment:start': () => this.#start(argument as ExperimentSpec),
      'experiment:control': () => this.#control(argument as ExperimentControl),
      'experiment:extend': () => this.#extend(),
      'experiment:open-file': () => ok({ fileName: 'pools.yaml', spec: this.#spec, notes: NOTES }),
      'experiment:save-file': () => ok({ path: '/home/ada/pools.yaml' }),
      'history:overlay': () => overlayOf(argument as readonly string[]),
    };
    return answers[name]?.();
  }

  #setUp(scene: string): void {
    this.#runsDone = 5 * matrixOf(this.#spec).configurations.length;
    if (scene === 'compare-running') this.#begin('running');
    else if (scene === 'compare-paused') this.#begin('paused');
    else this.#end('completed');
  }

  #start(spec: ExperimentSpec): Result<{ readonly experimentId: string }> {
    this.#spec = spec;
    this.#runsDone = 0;
    this.#begin('running');
    return ok({ experimentId: 'simulated' });
  }

  #control(control: ExperimentControl): Result<null> {
    if (control === 'pause') this.#begin('paused');
    if (control === 'resume') this.#begin('running');
    if (control === 'stop') this.#end('stopped');
    return ok(null);
  }

  #extend(): Result<null> {
    this.#begin('running');
    return ok(null);
  }

  #begin(state: Live['state']): void {
    const plan = planOf(this.#spec);
    if (!plan.ok) return;
    const { configurations } = plan.value;
    const round = Math.floor(this.#runsDone / configurations.length);
    const current = configurations[this.#runsDone % configurations.length];
    this.#push({
      state,
      experimentId: 'simulated',
      plan: plan.value,
      progress: {
        runsDone: this.#runsDone,
        runsPlanned: plan.value.leastRuns,
        remainingMs: round < 1 ? null : (plan.value.leastRuns - this.#runsDone) * 1200,
        elapsedMs: this.#runsDone * 1300,
        current:
          current === undefined || state === 'paused'
            ? null
            : {
                configuration: current.id,
                runId: 'simulated-run',
                kind: round < this.#spec.warmups ? 'warm-up' : 'counted',
                round: Math.max(1, round - this.#spec.warmups + 1),
              },
        widestCiPercent: round < 7 ? null : 3.1,
      },
      result: this.#result('running'),
    });
  }

  #end(state: 'completed' | 'stopped'): void {
    this.#push({
      state: 'ended',
      experimentId: 'simulated',
      configurations: matrixOf(this.#spec).configurations,
      result: this.#result(state),
    });
  }

  #result(state: 'running' | 'completed' | 'stopped') {
    const { configurations } = matrixOf(this.#spec);
    const round = Math.floor(this.#runsDone / configurations.length);
    const name = nameOf(this.#scene);
    return simulateResult(this.#spec, {
      experimentId: 'simulated',
      state,
      runs: state === 'completed' ? 12 : Math.max(0, round - this.#spec.warmups),
      noise: name === 'compare-warnings' ? 0.06 : 0.012,
      cores: this.#scene.effectiveCores,
      warnings: name === 'compare-warnings' && state !== 'running' ? WARNINGS : [],
      digestsDiffer: name === 'compare-digests-differ',
    });
  }

  #tick(): void {
    if (this.#state.state !== 'running') return;
    // The scene stands still to be looked at.
    if (isCompareScene(this.#scene)) return;
    this.#runsDone += 1;
    if (this.#runsDone >= this.#state.plan.leastRuns) this.#end('completed');
    else this.#begin('running');
  }

  #push(state: ExperimentState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}

function nameOf({ scene }: Scene): string {
  return scene;
}

function isCompareScene(scene: Scene): boolean {
  return nameOf(scene).startsWith('compare-');
}

function planOf(spec: ExperimentSpec): Result<ExperimentPlan> {
  const { configurations, omitted } = matrixOf(spec);
  if (configurations.length === 0) {
    return err('not-admitted', 'None of these combinations can be run here: see what is left out.');
  }
  const { stopRule, warmups } = spec;
  const rounds =
    stopRule.rule === 'repeats'
      ? [stopRule.repeats, stopRule.repeats]
      : [stopRule.minRepeats, stopRule.maxRepeats];
  const [leastRuns = 0, mostRuns = 0] = rounds.map(
    (count) => (count + warmups) * configurations.length,
  );
  return ok({
    configurations,
    omitted,
    leastRuns,
    mostRuns,
    expectedMs: { least: leastRuns * 1300, most: mostRuns * 1300 },
    warnings:
      stopRule.rule === 'repeats' && stopRule.repeats < 6
        ? [
            {
              code: 'few-runs',
              message:
                'Five runs or fewer give no 95 % interval, so nothing can be told apart: use 6 or more.',
            },
          ]
        : [],
  });
}

/** `undefined`: these are no runs of a simulated experiment. */
function overlayOf(runIds: readonly string[]): Result<RunOverlay> | undefined {
  if (!runIds.every((runId) => RUN_ID.test(runId))) return undefined;
  const indexOf = (runId: string) => Number(RUN_ID.exec(runId)?.[1] ?? 1) - 1;
  return ok({
    curves: runIds.map((runId) => simulateCurve(runId, indexOf(runId))),
    differences: [],
  });
}

/** What the panel asked for in the scenes in which an experiment was started. */
function specOf(scene: Scene): ExperimentSpec {
  const isScaling = nameOf(scene) === 'compare-scaling';
  const strategies = isScaling
    ? (['threads', 'process-pool'] as const)
    : (['sequential', 'async', 'threads', 'thread-pool', 'processes', 'process-pool'] as const);
  return {
    title: '',
    workload: scene.workload,
    parameters: { tasks: [40], size: [20_000] },
    strategies: strategies.map((strategy) => ({ strategy, options: {} })),
    runtimeIds: [runtimeOf(scene.runtime).id],
    workers: isScaling ? [1, 2, 3, 4, 6, 8] : [scene.workers],
    options: {},
    cores: null,
    seed: 1,
    orderSeed: 1,
    warmups: 1,
    stopRule: { rule: 'precision', ciPercent: 2, minRepeats: 6, maxRepeats: 30, maxSeconds: 180 },
    coolDownMs: 0,
    baseline: { strategy: isScaling ? 'process-pool' : 'sequential', workers: 1 },
    family: 'baseline',
    equivalencePercent: 1,
    timeLimitMs: 60_000,
  };
}

const WARNINGS: readonly ExperimentWarning[] = [
  {
    code: 'wide-intervals',
    message: 'Two of five differences can’t be told: 24 runs of each would probably do.',
    action: 'add-runs',
    configurations: ['c3', 'c4'],
  },
  {
    code: 'tasks-too-short',
    message:
      'Process pool spent 38 % of its time on handing tasks over: larger tasks would show the strategies themselves.',
    action: 'enlarge-tasks',
    configurations: ['c6'],
  },
  {
    code: 'others-busy',
    message: 'Other programs used 0.61 cores while 14 of 72 runs worked.',
    action: 'show-others',
    configurations: [],
  },
  {
    code: 'governor-changed',
    message:
      'The frequency governor changed from performance to powersave while the experiment ran.',
    action: 'rerun',
    configurations: [],
  },
];
