import type { ParameterValues } from '../../contract/catalogue.ts';
import type { PresetRequest } from '../../contract/ipc.ts';
import type { AttachAsk } from '../../contract/processes.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import type { TaskTimes, TaskTimesPart } from '../../contract/task-times.ts';
import { AttachedRun } from '../attach/attached-run.ts';
import { prepareAttach } from '../attach/prepare-attach.ts';
import {
  calibrate,
  type CalibrationJob,
  calibrationJob,
  rememberedParameters,
  type TriedRun,
} from './calibrate.ts';
import type { Checked } from './check-value.ts';
import { createDeferred } from './deferred.ts';
import { createGuard, type Guard } from './guard.ts';
import type { Lab, LabOptions, Reservation, StartOptions } from './lab.ts';
import type { LedRun } from './led-run.ts';
import { prepareRequest } from './prepare-request.ts';
import { RememberedUnitTimes } from './remembered-unit-times.ts';
import { resultOfMistake } from './result-of-mistake.ts';
import { RunConductor, type RunContext } from './run-conductor.ts';
import { RUN_TIMINGS, type RunTimings } from './run-timings.ts';
import { UnwatchedRun } from './unwatched.ts';

/**
 * Makes the lab of an app. It holds no process before the first run.
 * @param timings deadlines of a run; others than the standard ones are for tests
 */
export function createLab(options: LabOptions, timings: RunTimings = RUN_TIMINGS): Lab {
  return new ProcessLab(options, timings);
}

const RUN_UNDER_WAY = 'A run is still under way: stop it, or wait until it has ended.';
const MEASURING =
  'Corelane is measuring how fast this machine is: wait a moment, or stop it like a run.';

const NOT_RESERVED =
  'The lab is no longer reserved for these runs: start them again from the beginning.';

interface Holder {
  readonly reservation: Reservation;
  /** What everybody else is told, as a sentence. */
  readonly reason: string;
}

/** Short runs that tell how long work takes. */
interface Measurement {
  readonly ended: Promise<unknown>;
  /** The run under way. */
  conductor: RunConductor | null;
  isStopped: boolean;
}

type Started = Checked<{ readonly runId: string }>;

const CLOSING = err('busy', 'Corelane is closing: start it again for another run.');

interface Beginning {
  /** Of the run: sampling that costs as little as possible. */
  readonly isQuiet: boolean;
  readonly reservation: Reservation | null;
}

interface CurrentRun {
  readonly conductor: LedRun;
  readonly ended: Promise<RunResult>;
}

class ProcessLab implements Lab {
  readonly #options: LabOptions;
  readonly #timings: RunTimings;
  readonly #guard: Guard;
  readonly #unitTimes: RememberedUnitTimes;
  readonly #listeners = new Set<(state: RunState) => void>();
  #state: RunState = { state: 'idle' };
  /** The run under way, or the last one. */
  #current: CurrentRun | null = null;
  #measurement: Measurement | null = null;
  /** What it is busy with, as a sentence. */
  #busyWith: string | null = null;
  #holder: Holder | null = null;
  /** Of the run under way. */
  #isQuiet = false;
  #isClosed = false;

  constructor(options: LabOptions, timings: RunTimings) {
    this.#options = options;
    this.#timings = timings;
    this.#unitTimes = new RememberedUnitTimes(options.cacheDirectory);
    this.#guard = createGuard((message) => this.#current?.conductor.warn('guard', message));
  }

  state(): RunState {
    return this.#state;
  }

  onState(listener: (state: RunState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  start(request: RunRequest, options: StartOptions = {}): Promise<Started> {
    const { quiet: isQuiet = false, isWatched = false, reservation = null } = options;
    return this.#begin({ isQuiet, reservation }, async () => {
      const valid = await prepareRequest(request, this.#options);
      if (!valid.ok) return valid;
      return ok(new RunConductor(valid.value, this.#context(isWatched && !isQuiet)));
    });
  }

  attach(ask: AttachAsk): Promise<Started> {
    return this.#begin({ isQuiet: false, reservation: null }, async () => {
      const parts = await prepareAttach(ask);
      return parts.ok ? ok(new AttachedRun(parts.value, this.#context(false))) : parts;
    });
  }

  reserve(reason: string): Result<Reservation, 'busy'> {
    const refusal = this.#refusal(null);
    if (refusal !== null) return err('busy', refusal);
    const reservation: Reservation = {
      release: () => {
        if (this.#holder?.reservation === reservation) this.#holder = null;
      },
    };
    this.#holder = { reservation, reason };
    return ok(reservation);
  }

  isQuiet(): boolean {
    return this.#isQuiet;
  }

  async presetParameters(request: PresetRequest): Promise<Checked<ParameterValues>> {
    const job = calibrationJob(request, this.#options.runtimes());
    if (!job.ok) return job;
    const remembered = await rememberedParameters(job.value, this.#unitTimes);
    if (remembered !== null) return ok(remembered);
    const refusal = this.#refusal(null);
    return refusal === null ? this.#measure(job.value) : err('busy', refusal);
  }

  stop(): void {
    if (this.#measurement !== null) {
      this.#measurement.isStopped = true;
      this.#measurement.conductor?.stop();
    } else if (this.#busyWith !== null) {
      this.#current?.conductor.stop();
    }
  }

  waitForEnd(runId: string): Promise<RunResult> {
    if (this.#current?.conductor.runId === runId) return this.#current.ended;
    return Promise.reject(new Error(`Neither the current nor the last run: ${runId}`));
  }

  tasksOf(runId: string): TaskTimes | null {
    return this.#conductorOf(runId)?.tasks() ?? null;
  }

  nextTasksOf(runId: string, from: number, limit: number): TaskTimesPart | null {
    return this.#conductorOf(runId)?.nextTasks(from, limit) ?? null;
  }

  digestOf(runId: string, task: number): string | null {
    return this.#conductorOf(runId)?.digestOf(task) ?? null;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.stop();
    await this.#measurement?.ended;
    await this.#current?.ended;
    await this.#guard.close();
  }

  #conductorOf(runId: string): LedRun | null {
    const conductor = this.#current?.conductor;
    return conductor?.runId === runId ? conductor : null;
  }

  /** Why nothing can be started now by who holds this reservation, or none. */
  #refusal(reservation: Reservation | null): string | null {
    if (this.#holder !== null && this.#holder.reservation !== reservation) {
      return this.#holder.reason;
    }
    if (this.#holder === null && reservation !== null) return NOT_RESERVED;
    return this.#busyWith;
  }

  /** Keeps everybody else out while a run is made ready, and launches it. */
  async #begin(
    { isQuiet, reservation }: Beginning,
    make: () => Promise<Checked<LedRun>>,
  ): Promise<Started> {
    const refusal = this.#refusal(reservation);
    if (refusal !== null) return err('busy', refusal);
    this.#busyWith = RUN_UNDER_WAY;
    const made = await make().catch((thrown: unknown) => {
      this.#busyWith = null;
      throw thrown;
    });
    const ready = this.#isClosed ? CLOSING : made;
    if (!ready.ok) {
      this.#busyWith = null;
      return ready;
    }
    this.#isQuiet = isQuiet;
    this.#options.sampler.setQuiet(isQuiet);
    return ok({ runId: this.#launch(ready.value) });
  }

  async #measure(job: CalibrationJob): Promise<Checked<ParameterValues>> {
    this.#busyWith = MEASURING;
    const ended = createDeferred<undefined>();
    const measurement: Measurement = { ended: ended.promise, conductor: null, isStopped: false };
    this.#measurement = measurement;
    try {
      return await calibrate(job, this.#unitTimes, (tried) => this.#tryOut(tried, measurement));
    } finally {
      this.#measurement = null;
      this.#busyWith = null;
      ended.resolve(undefined);
    }
  }

  /** A run that nobody sees. */
  async #tryOut(request: RunRequest, measurement: Measurement): Promise<Checked<TriedRun>> {
    const valid = await prepareRequest(request, this.#options);
    if (!valid.ok) return valid;
    const unwatched = new UnwatchedRun();
    const options = { ...this.#options, sampler: unwatched.sampler };
    const context = { ...this.#context(false), options, publish: () => undefined };
    measurement.conductor = new RunConductor(valid.value, context);
    const ended = measurement.conductor.run();
    // The stop may have come between two runs.
    if (measurement.isStopped) measurement.conductor.stop();
    const result = await ended;
    return ok({ result, othersBusy: unwatched.othersWereBusy(result) });
  }

  #context(asksGauges: boolean): RunContext {
    return {
      asksGauges,
      options: this.#options,
      guard: this.#guard,
      timings: this.#timings,
      publish: (state) => this.#publish(state),
    };
  }

  #launch(conductor: LedRun): string {
    this.#current = { conductor, ended: this.#conduct(conductor) };
    this.#publish({ state: 'starting', run: conductor.header() });
    return conductor.runId;
  }

  async #conduct(conductor: LedRun): Promise<RunResult> {
    const result = await conductor
      .run()
      .catch((thrown: unknown) => resultOfMistake(conductor.header(), this.#options, thrown));
    this.#busyWith = null;
    this.#isQuiet = false;
    this.#publish({ state: result.state, run: conductor.header(), result });
    return result;
  }

  #publish(state: RunState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) {
      try {
        listener(state);
      } catch (thrown) {
        // A reader's mistake must not decide how a run ends.
        process.emitWarning(toError(thrown));
      }
    }
  }
}
