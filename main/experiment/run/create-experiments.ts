import { randomUUID } from 'node:crypto';

import type {
  ExperimentControl,
  ExperimentPlan,
  ExperimentSpec,
} from '../../../contract/experiment.ts';
import type { ExperimentResult, ExperimentState } from '../../../contract/experiment-result.ts';
import { MAX_REPEATS } from '../../../contract/limits.ts';
import { err, ok, type Result, toError } from '../../../contract/result.ts';
import type { Reservation } from '../../lab/lab.ts';
import type { Experiments, ExperimentsOptions } from '../experiments.ts';
import { planExperiment } from '../plan/plan-experiment.ts';
import { type ExperimentClock, systemClock } from './experiment-clock.ts';
import type { ExperimentBeginning } from './experiment-log.ts';
import { ExperimentSession } from './experiment-session.ts';

const UNDER_WAY = 'An experiment is running: stop it, or wait until it has ended.';
const CLOSING = 'Corelane is closing: start it again for another experiment.';

/**
 * Makes what leads experiments through a lab.
 * @param clock another one than the system's is for tests
 */
export function createExperiments(
  options: ExperimentsOptions,
  clock: ExperimentClock = systemClock,
): Experiments {
  return new LabExperiments(options, clock);
}

class LabExperiments implements Experiments {
  readonly #options: ExperimentsOptions;
  readonly #clock: ExperimentClock;
  readonly #listeners = new Set<(state: ExperimentState) => void>();
  readonly #ignoreSuspends: () => void;
  /** The one under way, or the last one. */
  #session: ExperimentSession | null = null;
  #ended: Promise<void> = Promise.resolve();
  #isRunning = false;
  #isClosed = false;

  constructor(options: ExperimentsOptions, clock: ExperimentClock) {
    this.#options = options;
    this.#clock = clock;
    this.#ignoreSuspends =
      options.onSuspend?.(() => this.#session?.suspended()) ?? (() => undefined);
  }

  state(): ExperimentState {
    return this.#session?.state() ?? { state: 'idle' };
  }

  onState(listener: (state: ExperimentState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  plan(spec: ExperimentSpec): Result<ExperimentPlan> {
    return planExperiment(spec, this.#options.runtimes(), this.#options.knownWallMs);
  }

  start(spec: ExperimentSpec): Promise<Result<{ readonly experimentId: string }>> {
    return Promise.resolve(this.#tryStart(spec));
  }

  control(control: ExperimentControl): void {
    this.#session?.control(control);
  }

  extend(repeats: number): Promise<Result<null>> {
    return Promise.resolve(this.#tryExtend(repeats));
  }

  async waitForEnd(experimentId: string): Promise<ExperimentResult> {
    const session = this.#session;
    if (session?.experimentId !== experimentId) {
      throw new Error(`Neither the current nor the last experiment: ${experimentId}`);
    }
    await this.#ended;
    return session.result();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#ignoreSuspends();
    this.#session?.control('stop');
    await this.#ended;
  }

  #tryStart(spec: ExperimentSpec): Result<{ readonly experimentId: string }> {
    if (this.#isRunning) return err('busy', UNDER_WAY);
    const plan = this.plan(spec);
    if (!plan.ok) return plan;
    if (plan.value.configurations.length === 0) return err('nothing-to-run', noneLeft(plan.value));
    const reserved = this.#reserve();
    if (!reserved.ok) return reserved;
    const session = new ExperimentSession(this.#beginning(spec, plan.value), {
      lab: this.#options.lab,
      clock: this.#clock,
      onState: () => this.#publish(),
      onResult: (result) => this.#tell(() => this.#options.onProgress(result)),
    });
    this.#session = session;
    this.#measure(session, reserved.value, null);
    return ok({ experimentId: session.experimentId });
  }

  #tryExtend(repeats: number): Result<null> {
    if (this.#isRunning) return err('busy', UNDER_WAY);
    if (!Number.isInteger(repeats) || repeats < 1 || repeats > MAX_REPEATS) {
      return err('bad-repeats', `Add 1 to ${MAX_REPEATS} runs of each, not ${repeats}.`);
    }
    const session = this.#session;
    if (session === null) {
      return err('no-experiment', 'There is no experiment to add runs to: start one first.');
    }
    if (!session.canGoOn()) {
      return err(
        'nothing-to-run',
        'All configurations of this experiment were skipped or given up: start it anew.',
      );
    }
    const reserved = this.#reserve();
    if (!reserved.ok) return reserved;
    this.#measure(session, reserved.value, repeats);
    return ok(null);
  }

  #reserve(): Result<Reservation> {
    return this.#isClosed ? err('busy', CLOSING) : this.#options.lab.reserve(UNDER_WAY);
  }

  #beginning(spec: ExperimentSpec, plan: ExperimentPlan): ExperimentBeginning {
    const runtimeIds = plan.configurations.map(({ request }) => request.runtimeId);
    return {
      experimentId: randomUUID(),
      spec,
      plan,
      startedAt: new Date(this.#clock.timeOfDayMs()).toISOString(),
      machine: this.#options.readMachine(),
      runtimes: this.#options.readRuntimes([...new Set(runtimeIds)]),
    };
  }

  #measure(session: ExperimentSession, reservation: Reservation, more: number | null): void {
    this.#isRunning = true;
    // Not at once, so that whoever hears of its beginning can already wait for its end.
    this.#ended = Promise.resolve()
      .then(() => session.measure(reservation, more))
      .finally(() => (this.#isRunning = false));
  }

  #publish(): void {
    if (this.#session === null) return;
    const state = this.#session.state();
    for (const listener of [...this.#listeners]) this.#tell(() => listener(state));
  }

  /** A reader's mistake must not decide how an experiment ends. */
  #tell(reader: () => void): void {
    try {
      reader();
    } catch (thrown) {
      process.emitWarning(toError(thrown));
    }
  }
}

function noneLeft({ omitted }: ExperimentPlan): string {
  const [first] = omitted;
  const reason = first === undefined ? '' : ` “${first.label}”: ${first.reason}`;
  return `None of the configurations can be run here.${reason}`;
}
