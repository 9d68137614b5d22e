import { randomUUID } from 'node:crypto';

import { toError } from '../../contract/result.ts';
import type { RunHeader, RunRequest, RunResult, WorkerIdentity } from '../../contract/run.ts';
import { ProgramRuntimes } from '../command/runtime-details/program-runtimes.ts';
import { createDeferred } from '../lab/deferred.ts';
import type { LedRun } from '../lab/led-run.ts';
import type { RunContext } from '../lab/run-conductor.ts';
import { NOTHING_OBSERVED, RunObserver } from '../lab/run-observer.ts';
import { WarningList } from '../lab/warning-list.ts';
import { attachedRuntime, type AttachTarget } from './attach-request.ts';
import { type AttachedAccount, attachedResult } from './attached-result.ts';
import { CpuSplit } from './cpu-split.ts';
import { missingRights } from './rights.ts';

/** How often it is looked whether the process still lives, and how its time is split. */
const LOOK_MS = 250;

const NO_PROGRESS = { tasksDone: 0, tasksFailed: 0 };

export interface AttachParts {
  readonly target: AttachTarget;
  readonly request: RunRequest;
  /** When the process that has this number now started; `null`: there is none. */
  readonly startTicksOf: (pid: number) => number | null;
}

/**
 * Watches a process that runs already, with all that it starts: nothing is started, nothing is sent to
 * it, and nothing of it is ended.
 */
export class AttachedRun implements LedRun {
  readonly runId = randomUUID();
  readonly #parts: AttachParts;
  readonly #context: RunContext;
  readonly #warnings = new WarningList();
  readonly #workers = new Map<number, WorkerIdentity>();
  readonly #split = new CpuSplit();
  readonly #runtimes: ProgramRuntimes;
  readonly #over = createDeferred<undefined>();
  readonly #startedAt = new Date().toISOString();
  readonly #startedMs = performance.now();
  #isWatching = false;
  #isTold = true;
  #hasEnded = false;

  constructor(parts: AttachParts, context: RunContext) {
    this.#parts = parts;
    this.#context = context;
    this.#runtimes = new ProgramRuntimes(context.options.runtimes());
  }

  header(): RunHeader {
    const { target, request } = this.#parts;
    const runtimes = this.#runtimes.list();
    return {
      runId: this.runId,
      request,
      runtime: attachedRuntime(target),
      startedAt: this.#startedAt,
      workers: [...this.#workers.values()].sort((left, right) => left.id - right.id),
      ...(runtimes.length === 0 ? {} : { runtimes }),
    };
  }

  /** It has no tasks that anybody tells of. */
  tasks(): null {
    return null;
  }

  nextTasks(): null {
    return null;
  }

  digestOf(): null {
    return null;
  }

  warn(code: string, message: string): void {
    this.#warnings.add(code, message);
  }

  stop(): void {
    this.#over.resolve(undefined);
  }

  async run(): Promise<RunResult> {
    let seen: Seen = {
      observation: NOTHING_OBSERVED,
      workStartMs: null,
      wallMs: null,
      hasEnded: false,
    };
    try {
      seen = await this.#watch();
    } catch (thrown) {
      this.warn('internal-error', `Corelane made a mistake of its own: ${toError(thrown).message}`);
    }
    return attachedResult({
      header: this.header(),
      ...seen,
      userShare: this.#split.userShare(),
      options: this.#context.options,
      warnings: this.#warnings.list(),
    });
  }

  async #watch(): Promise<Seen> {
    const { timings } = this.#context;
    const observer = this.#observe();
    const missing = missingRights(this.#parts.target.facts);
    if (missing !== null) this.warn(missing.code, missing.message);
    await observer.ready(timings.boundaryMs);
    const beganMs = performance.now();
    this.#isWatching = true;
    this.#publish();
    await this.#untilOver();
    await observer.finished(timings.stopBoundaryMs);
    const wallMs = performance.now() - beganMs;
    const workStartMs = beganMs - this.#startedMs;
    const observation = await observer.end();
    return { observation, workStartMs, wallMs, hasEnded: this.#hasEnded };
  }

  #observe(): RunObserver {
    const { facts } = this.#parts.target;
    const observer = new RunObserver(
      this.#context.options.sampler,
      {
        runId: this.runId,
        hostPid: facts.pid,
        runtimeKind: 'other',
        serverPid: null,
        follows: { onFound: (worker) => this.#onFound(worker), includesHost: true },
        progress: () => ({
          ...NO_PROGRESS,
          tasksTotal: this.#isWatching ? 0 : null,
          tasksIn: () => 0,
          gaugesOf: () => [],
        }),
      },
      (code, message) => this.warn(code, message),
    );
    const { pid, name } = facts;
    const root = { id: 1, kind: 'process', label: `${name} ${pid}`, pid, tid: pid } as const;
    this.#workers.set(root.id, root);
    this.#runtimes.found(pid, performance.now());
    observer.addWorker(root);
    return observer;
  }

  #onFound(worker: WorkerIdentity): void {
    this.#workers.set(worker.id, worker);
    if (worker.kind === 'process') this.#runtimes.found(worker.pid, performance.now());
    this.#isTold = false;
  }

  /** Resolves at a stop, at the time limit, or when the process has ended. */
  async #untilOver(): Promise<void> {
    const { timeLimitMs } = this.#parts.request;
    const limit = setTimeout(() => this.stop(), timeLimitMs);
    const looks = setInterval(() => this.#look(), LOOK_MS);
    this.#look();
    await this.#over.promise;
    clearTimeout(limit);
    clearInterval(looks);
  }

  #look(): void {
    const { pid, startTicks } = this.#parts.target.facts;
    if (this.#parts.startTicksOf(pid) !== startTicks) {
      this.#hasEnded = true;
      this.warn('process-ended', `Process ${pid} ended while it was watched.`);
      this.stop();
      return;
    }
    this.#split.look(pid, false);
    for (const worker of this.#workers.values()) {
      if (worker.kind === 'process' && worker.pid !== pid) this.#split.look(worker.pid, true);
    }
    if (this.#runtimes.look(performance.now())) this.#isTold = false;
    if (!this.#isTold) this.#publish();
  }

  #publish(): void {
    if (!this.#isWatching) return;
    this.#isTold = true;
    this.#context.publish({ state: 'running', run: this.header(), tasksTotal: 0 });
  }
}

type Seen = Pick<AttachedAccount, 'observation' | 'workStartMs' | 'wallMs' | 'hasEnded'>;
