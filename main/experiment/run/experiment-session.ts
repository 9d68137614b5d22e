import type {
  Configuration,
  ExperimentControl,
  ExperimentProgress,
  StopRule,
} from '../../../contract/experiment.ts';
import type { ExperimentResult, ExperimentState } from '../../../contract/experiment-result.ts';
import { type Failure, toError } from '../../../contract/result.ts';
import type { Lab, Reservation } from '../../lab/lab.ts';
import { analyseExperiment } from '../account/analyse-experiment.ts';
import { CachedStatistics } from '../account/cached-statistics.ts';
import { halfWidthPercent } from '../account/precision-warnings.ts';
import { roundOrder } from '../plan/run-order.ts';
import { briefOf } from './brief.ts';
import type { ExperimentClock } from './experiment-clock.ts';
import { ExperimentControls } from './experiment-controls.ts';
import { type ExperimentBeginning, ExperimentLog } from './experiment-log.ts';
import { progressOf } from './experiment-progress.ts';
import type { SetAsideReason } from './experiment-record.ts';
import { runOnce, type RunOnceOutcome, setAsideReason } from './run-once.ts';
import { isFarOver, needsRound, type RoundFacts } from './stop-rule.ts';
import { Stopwatch } from './stopwatch.ts';

/** A run that a sleep or a set clock has spoilt is repeated so often in a row. */
const MAX_REPETITIONS = 3;

export interface SessionOptions {
  readonly lab: Lab;
  readonly clock: ExperimentClock;
  /** Something that `state` shows is different. */
  readonly onState: () => void;
  /** There is a new account: at the start, after each run, and at the end. */
  readonly onResult: (result: ExperimentResult) => void;
}

interface Turn {
  readonly isWarmUp: boolean;
  readonly round: number;
  readonly reservation: Reservation;
}

/** One experiment with all its runs, from the first to the last, extensions included. */
export class ExperimentSession {
  readonly #beginning: ExperimentBeginning;
  readonly #options: SessionOptions;
  readonly #statistics: CachedStatistics;
  readonly #stopwatch: Stopwatch;
  readonly #log: ExperimentLog;
  readonly #tookMs = new Map<string, number[]>();
  #controls: ExperimentControls;
  #state: ExperimentResult['state'] = 'running';
  #error: Failure | null = null;
  #rule: StopRule;
  #rounds = 0;
  #warmUpRounds = 0;
  #warmUpRoundsLeft = 0;
  #pending: readonly string[] = [];
  #isCountedRound = false;
  #current: ExperimentProgress['current'] = null;
  #wasSuspended = false;
  #result: ExperimentResult;

  constructor(beginning: ExperimentBeginning, options: SessionOptions) {
    this.#beginning = beginning;
    this.#options = options;
    this.#log = new ExperimentLog(beginning);
    this.#statistics = new CachedStatistics(beginning.spec.orderSeed);
    this.#stopwatch = new Stopwatch(() => options.clock.nowMs());
    this.#rule = beginning.spec.stopRule;
    this.#controls = this.#newControls();
    this.#result = this.#analyse();
  }

  get experimentId(): string {
    return this.#beginning.experimentId;
  }

  result(): ExperimentResult {
    return this.#result;
  }

  state(): ExperimentState {
    const { experimentId, plan } = this.#beginning;
    const result = briefOf(this.#result);
    if (this.#state !== 'running') {
      return { state: 'ended', experimentId, configurations: plan.configurations, result };
    }
    const { phase } = this.#controls;
    return { state: phase, experimentId, plan, progress: this.#progress(), result };
  }

  /** Whether there is a configuration that more rounds would run. */
  canGoOn(): boolean {
    return this.#log.active().length > 0;
  }

  /**
   * Warm-ups, then rounds until the stop rule is met. Releases the reservation. Never rejects.
   * @param more rounds in addition to those there are; `null`: as the experiment's stop rule says
   */
  async measure(reservation: Reservation, more: number | null): Promise<void> {
    const { spec } = this.#beginning;
    this.#begin(more === null ? spec.stopRule : { rule: 'repeats', repeats: this.#rounds + more });
    try {
      while (!this.#isOver() && this.#warmUpRoundsLeft > 0) await this.#warmUpRound(reservation);
      while (!this.#isOver() && needsRound(this.#rule, this.#roundFacts())) {
        await this.#countedRound(reservation);
      }
      this.#end();
    } catch (thrown) {
      this.#fail(thrown);
    } finally {
      this.#stopwatch.hold();
      reservation.release();
      this.#tellResult();
    }
  }

  control(control: ExperimentControl): void {
    if (this.#state !== 'running') return;
    if (control === 'pause') this.#controls.pause();
    if (control === 'resume') this.#controls.resume();
    if (control === 'skip') this.#skip();
    if (control === 'stop') this.#stop();
  }

  /** The machine is being put to sleep. */
  suspended(): void {
    this.#wasSuspended = true;
  }

  #newControls(): ExperimentControls {
    return new ExperimentControls(this.#stopwatch, () => this.#options.onState());
  }

  #begin(rule: StopRule): void {
    this.#rule = rule;
    this.#state = 'running';
    this.#error = null;
    this.#warmUpRoundsLeft = this.#beginning.spec.warmups;
    this.#controls = this.#newControls();
    this.#stopwatch.go();
    this.#tellResult();
  }

  #end(): void {
    if (this.#controls.isStopping()) this.#state = 'stopped';
    else if (this.canGoOn()) this.#state = 'completed';
    else this.#state = this.#log.areAllGivenUp() ? 'failed' : 'stopped';
    if (this.#state === 'failed') this.#error = this.#log.firstError;
  }

  #fail(thrown: unknown): void {
    this.#state = 'failed';
    this.#error = {
      code: 'internal-error',
      message: `Corelane made a mistake of its own: ${toError(thrown).message}`,
    };
  }

  #skip(): void {
    if (this.#current === null) return;
    this.#log.skip(this.#current.configuration);
    this.#options.lab.stop();
    this.#options.onState();
  }

  #stop(): void {
    this.#controls.stop();
    if (this.#current !== null) this.#options.lab.stop();
  }

  #isOver(): boolean {
    return this.#controls.isStopping() || !this.canGoOn();
  }

  async #warmUpRound(reservation: Reservation): Promise<void> {
    this.#warmUpRounds += 1;
    this.#warmUpRoundsLeft -= 1;
    await this.#round(-this.#warmUpRounds, {
      isWarmUp: true,
      round: this.#warmUpRounds,
      reservation,
    });
  }

  async #countedRound(reservation: Reservation): Promise<void> {
    const round = this.#rounds + 1;
    this.#isCountedRound = true;
    await this.#round(round, { isWarmUp: false, round, reservation });
    this.#isCountedRound = false;
    this.#rounds = round;
  }

  async #round(number: number, turn: Turn): Promise<void> {
    const { plan, spec } = this.#beginning;
    const ids = plan.configurations.map(({ id }) => id);
    this.#pending = roundOrder(ids, spec.orderSeed, number);
    for (const id of [...this.#pending]) {
      const configuration = plan.configurations.find((candidate) => candidate.id === id);
      if (configuration !== undefined) await this.#takeTurns(configuration, turn);
      this.#noLongerPending(id);
      const isTooLong = !turn.isWarmUp && isFarOver(this.#rule, this.#roundFacts());
      if (this.#isOver() || isTooLong) break;
    }
    this.#pending = [];
  }

  /** Until a run is as it should be, or there is no point in another one. */
  async #takeTurns(configuration: Configuration, turn: Turn): Promise<void> {
    let isSettled = false;
    for (let repetition = 0; !isSettled && !this.#isDone(configuration.id); repetition += 1) {
      isSettled = await this.#oneRun(configuration, turn, repetition);
    }
  }

  #isDone(id: string): boolean {
    return this.#controls.isStopping() || !this.#log.active().includes(id);
  }

  /** Whether its turn is over with this run. */
  async #oneRun(configuration: Configuration, turn: Turn, repetition: number): Promise<boolean> {
    const { clock } = this.#options;
    await this.#controls.beforeRun((interruption) => this.#coolDown(interruption));
    if (this.#controls.isStopping()) return true;
    const beganMs = clock.nowMs();
    const outcome = await this.#start(configuration, turn, repetition > 0);
    this.#current = null;
    const reason = this.#note(configuration, outcome, turn);
    this.#noteTime(configuration.id, clock.nowMs() - beganMs);
    const isSettled = this.#isSettled(configuration, reason, turn, repetition);
    if (isSettled || this.#isDone(configuration.id)) this.#noLongerPending(configuration.id);
    if (!this.#controls.isStopping()) this.#tellResult();
    return isSettled;
  }

  #isSettled(
    configuration: Configuration,
    reason: SetAsideReason | null,
    { isWarmUp }: Turn,
    repetition: number,
  ): boolean {
    if (reason === 'not-completed') return false;
    const isSpoilt = reason === 'suspended' || reason === 'clock-jump';
    if (!isSpoilt || isWarmUp) return true;
    if (repetition < MAX_REPETITIONS) return false;
    this.#log.addSpoiltRuns(configuration, repetition + 1);
    return true;
  }

  #noLongerPending(id: string): void {
    this.#pending = this.#pending.filter((pending) => pending !== id);
  }

  #noteTime(id: string, runMs: number): void {
    const tookMs = runMs + this.#beginning.spec.coolDownMs;
    this.#tookMs.set(id, [...(this.#tookMs.get(id) ?? []), tookMs]);
  }

  #coolDown(interruption: AbortSignal): Promise<void> {
    const { coolDownMs } = this.#beginning.spec;
    return coolDownMs === 0
      ? Promise.resolve()
      : this.#options.clock.wait(coolDownMs, interruption);
  }

  #start(configuration: Configuration, turn: Turn, isRepeated: boolean): Promise<RunOnceOutcome> {
    const { lab, clock, onState } = this.#options;
    const kind = isRepeated ? 'repeated' : turn.isWarmUp ? 'warm-up' : 'counted';
    this.#wasSuspended = false;
    return runOnce(configuration, {
      lab,
      clock,
      reservation: turn.reservation,
      onStarted: (runId) => {
        this.#current = { configuration: configuration.id, runId, kind, round: turn.round };
        onState();
        // It may have been asked for while the lab still made ready.
        if (this.#controls.isStopping()) lab.stop();
      },
    });
  }

  #note(
    configuration: Configuration,
    outcome: RunOnceOutcome,
    { isWarmUp }: Turn,
  ): SetAsideReason | null {
    if (!outcome.started) {
      this.#log.addFailure(configuration, outcome.error);
      return 'not-completed';
    }
    const { result } = outcome;
    const { id } = configuration;
    const finding = this.#wasSuspended ? 'suspended' : outcome.finding;
    const wasSkipped = this.#log.isSkipped(id);
    const setAside = setAsideReason(result, { isWarmUp, wasSkipped, finding });
    this.#log.addRun({ configuration: id, result, setAside });
    const hasFailed = setAside === 'not-completed' && !this.#controls.isStopping();
    if (hasFailed) this.#log.addFailure(configuration, result.error);
    return setAside;
  }

  #roundFacts(): RoundFacts {
    return {
      rounds: this.#rounds,
      widestCiPercent: this.#widestCiPercent(),
      measuredMs: this.#stopwatch.elapsedMs(),
    };
  }

  /** Of those that go on; `null`: one of them has none yet. */
  #widestCiPercent(): number | null {
    const active = this.#log.active();
    const percents = this.#result.configurations
      .filter(({ id }) => active.includes(id))
      .map(halfWidthPercent);
    if (percents.length === 0 || percents.some((percent) => percent === null)) return null;
    return Math.max(...(percents as number[]));
  }

  #progress(): ExperimentProgress {
    return progressOf({
      ...this.#roundFacts(),
      rule: this.#rule,
      plan: this.#beginning.plan,
      active: this.#log.active(),
      runsDone: this.#log.runCount,
      warmUpRoundsLeft: this.#warmUpRoundsLeft,
      pending: this.#pending,
      isCountedRound: this.#isCountedRound,
      tookMs: this.#tookMs,
      current: this.#current,
    });
  }

  #analyse(): ExperimentResult {
    return analyseExperiment(this.#log.record(this.#state, this.#error), this.#statistics);
  }

  #tellResult(): void {
    this.#result = this.#analyse();
    this.#options.onResult(this.#result);
    this.#options.onState();
  }
}
