import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { RunRequest, RunResult, RunState } from '../../contract/run.ts';
import { createGuard, type Guard } from './guard.ts';
import type { Lab, LabOptions, StartErrorCode } from './lab.ts';
import { RunConductor, type RunContext } from './run-conductor.ts';
import { RUN_TIMINGS, type RunTimings } from './run-timings.ts';
import { validateRequestAndFolders } from './validate-request.ts';

/**
 * Makes the lab of an app. It holds no process before the first run.
 * @param timings deadlines of a run; others than the standard ones are for tests
 */
export function createLab(options: LabOptions, timings: RunTimings = RUN_TIMINGS): Lab {
  return new ProcessLab(options, timings);
}

interface CurrentRun {
  readonly conductor: RunConductor;
  readonly ended: Promise<RunResult>;
}

class ProcessLab implements Lab {
  readonly #options: LabOptions;
  readonly #timings: RunTimings;
  readonly #guard: Guard;
  readonly #listeners = new Set<(state: RunState) => void>();
  #state: RunState = { state: 'idle' };
  /** The run under way, or the last one. */
  #current: CurrentRun | null = null;
  #isTaken = false;
  #isClosed = false;

  constructor(options: LabOptions, timings: RunTimings) {
    this.#options = options;
    this.#timings = timings;
    this.#guard = createGuard((message) => this.#current?.conductor.warn('guard', message));
  }

  state(): RunState {
    return this.#state;
  }

  onState(listener: (state: RunState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async start(request: RunRequest): Promise<Result<{ readonly runId: string }, StartErrorCode>> {
    if (this.#isTaken) {
      return err('busy', 'A run is still under way: stop it, or wait until it has ended.');
    }
    this.#isTaken = true;
    const started = await this.#tryStart(request).catch((thrown: unknown) => {
      this.#isTaken = false;
      throw thrown;
    });
    if (!started.ok) this.#isTaken = false;
    return started;
  }

  stop(): void {
    if (this.#isTaken) this.#current?.conductor.stop();
  }

  waitForEnd(runId: string): Promise<RunResult> {
    if (this.#current?.conductor.runId === runId) return this.#current.ended;
    return Promise.reject(new Error(`Neither the current nor the last run: ${runId}`));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.stop();
    await this.#current?.ended;
    await this.#guard.close();
  }

  async #tryStart(
    request: RunRequest,
  ): Promise<Result<{ readonly runId: string }, StartErrorCode>> {
    const valid = await validateRequestAndFolders(request, this.#options.runtimes());
    if (!valid.ok) return valid;
    const needsServer = valid.value.request.workload === 'http-get';
    if (needsServer && this.#options.serverRuntime() === null) {
      return err(
        'no-server-runtime',
        'The test server of this workload needs Node.js, and none was found: install Node.js 18 or newer, or choose another workload.',
      );
    }
    if (this.#isClosed) return err('busy', 'Corelane is closing: start it again for another run.');
    return ok({ runId: this.#launch(new RunConductor(valid.value, this.#context())) });
  }

  #context(): RunContext {
    return {
      options: this.#options,
      guard: this.#guard,
      timings: this.#timings,
      publish: (state) => this.#publish(state),
    };
  }

  #launch(conductor: RunConductor): string {
    this.#current = { conductor, ended: this.#conduct(conductor) };
    this.#publish({ state: 'starting', run: conductor.header() });
    return conductor.runId;
  }

  async #conduct(conductor: RunConductor): Promise<RunResult> {
    const result = await conductor.run();
    this.#isTaken = false;
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
