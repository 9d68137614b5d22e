import { randomUUID } from 'node:crypto';

import type { StrategyId } from '../../contract/catalogue.ts';
import type { ParametersMessage } from '../../contract/host-protocol.ts';
import { toError } from '../../contract/result.ts';
import type { RunHeader, RunResult, RunState, WorkerIdentity } from '../../contract/run.ts';
import { taskCountOf } from '../../contract/task-count.ts';
import type { TaskTimes, TaskTimesPart } from '../../contract/task-times.ts';
import { CommandRun } from '../command/command-run.ts';
import { maskedRequest } from '../command/mask-environment.ts';
import { readEffectiveCores } from '../monitor/machine.ts';
import { buildResult } from './build-result.ts';
import { concludeCommand } from './conclude-command.ts';
import { concludeRun, type Conclusion } from './conclude-run.ts';
import { Deadlines } from './deadlines.ts';
import { settlesWithin } from './deferred.ts';
import { endProcessGroup } from './end-process-group.ts';
import { exitMeaning } from './exit-meaning.ts';
import { factsOfRun } from './facts-of-run.ts';
import { GaugeBook } from './gauge-book.ts';
import type { Guard } from './guard.ts';
import { hostCommand } from './host-command.ts';
import { type DeadlineName, dialogueLimits, HostDialogue } from './host-dialogue.ts';
import { hostParameters } from './host-parameters.ts';
import { type HostProcess, startHost, type TimedExit } from './host-process.ts';
import { HostSession } from './host-session.ts';
import { hostStart } from './host-start.ts';
import type { LabOptions } from './lab.ts';
import { RunEnding } from './run-ending.ts';
import { NOTHING_OBSERVED, RunObserver } from './run-observer.ts';
import { RunTasks } from './run-tasks.ts';
import type { RunTimings } from './run-timings.ts';
import { serverBehaviour, serverCommand, startTestServer, type TestServer } from './test-server.ts';
import type { ValidRequest } from './validate-request.ts';
import { WarningList } from './warning-list.ts';

/** New workers are told of at most this often. */
const PUBLISH_INTERVAL_MS = 100;

/** Whatever is asked for: an event loop is one worker, and a launcher tells of the program alone. */
const ONE_WORKER: readonly StrategyId[] = ['sequential', 'async', 'program'];

/** What a run needs from the lab. */
export interface RunContext {
  readonly options: LabOptions;
  readonly guard: Guard;
  readonly timings: RunTimings;
  readonly publish: (state: RunState) => void;
  /** Somebody watches: the host is asked for what only it can tell of its workers. */
  readonly asksGauges: boolean;
}

/** Leads one run from its first process to its result. */
export class RunConductor {
  readonly runId = randomUUID();
  readonly #valid: ValidRequest;
  readonly #context: RunContext;
  readonly #session: HostSession;
  readonly #tasks: RunTasks;
  readonly #ending: RunEnding;
  readonly #deadlines = new Deadlines<DeadlineName>();
  readonly #warnings = new WarningList();
  readonly #gauges = new GaugeBook();
  readonly #startedAt = new Date().toISOString();
  readonly #workers: number;
  readonly #command: CommandRun | null;
  #host: HostProcess | null = null;
  #dialogue: HostDialogue | null = null;
  #observer: RunObserver | null = null;
  #exit: TimedExit | null = null;
  #spawnedAtMs = 0;
  #publishedAtMs = Number.NEGATIVE_INFINITY;

  constructor(valid: ValidRequest, context: RunContext) {
    const { workload, strategy, workers, parameters, options } = valid.request;
    this.#valid = valid;
    this.#context = context;
    this.#ending = new RunEnding(context.timings);
    this.#workers = ONE_WORKER.includes(strategy) ? 1 : workers;
    this.#command = this.#commandRun();
    this.#session = new HostSession({
      workers: this.#workers,
      tasksTotal: taskCountOf(workload, parameters, workers),
      perTask: options.perTask === true || this.#command !== null,
      gauges: context.asksGauges,
      stopsAtTaskError: options.onTaskError === 'stop',
      command: this.#command !== null,
    });
    this.#tasks = new RunTasks(this.runId, this.#session, this.#command !== null);
  }

  #commandRun(): CommandRun | null {
    const { command } = this.#valid;
    const own = { runId: this.runId, gauges: this.#gauges, onRuntimes: () => this.#publishSoon() };
    return command === null ? null : new CommandRun(command, { ...this.#context, ...own });
  }

  header(): RunHeader {
    const { request, runtime } = this.#valid;
    const { id, kind, version, executable } = runtime;
    return {
      runId: this.runId,
      request: maskedRequest(request),
      runtime: { id, kind, version, executable },
      startedAt: this.#startedAt,
      workers: this.#session.workers(),
      ...this.#command?.headerParts(),
    };
  }

  /** As far as they have ended; `null`: none has. */
  tasks(): TaskTimes | null {
    const isFinished = this.#session.finished !== null;
    return this.#tasks.all(!isFinished && this.#exit === null && !this.#ending.isOver);
  }

  /** Those that ended after the first `from`, at most `limit`; `null`: none has. */
  nextTasks(from: number, limit: number): TaskTimesPart | null {
    return this.#tasks.next(from, limit);
  }

  /** `null`: it failed, or has not ended. */
  digestOf(task: number): string | null {
    return this.#tasks.digestOf(task);
  }

  /** Will stand in the result. */
  warn(code: string, message: string): void {
    this.#warnings.add(code, message);
  }

  /** Asks for the end, which comes within 2 s. */
  stop(): void {
    this.#command?.stopChecking();
    this.#askForEnd({
      state: 'cancelled',
      error: { code: 'cancelled', message: 'The run was stopped before it had finished.' },
    });
  }

  /** Resolves when nothing of the run is left. Never rejects. */
  async run(): Promise<RunResult> {
    const { timeLimitMs } = this.#valid.request;
    this.#deadlines.set('time-limit', timeLimitMs, () => this.#timeIsUp(timeLimitMs));
    let server: TestServer | null = null;
    try {
      server = await this.#startServer();
      if (this.#ending.cause === null) await this.#runHost(server);
    } catch (thrown) {
      this.#fail(
        'internal-error',
        `Corelane made a mistake of its own: ${toError(thrown).message}`,
      );
    }
    this.#deadlines.close();
    if (server !== null) await this.#endServer(server);
    return this.#conclude();
  }

  #askForEnd(cause: Conclusion): void {
    if (this.#ending.asked) return;
    const { timings } = this.#context;
    const workIsDone = this.#session.finished !== null;
    this.#ending.ask();
    // A run whose work is done stays completed: only its shut-down is cut short.
    if (!workIsDone) this.#ending.because(cause);
    this.#session.stopAsked();
    this.#publishState();
    if (this.#host === null) {
      this.#ending.giveUp();
      return;
    }
    this.#host.send({ type: 'stop' });
    const limitMs = workIsDone ? timings.stopReleaseMs : timings.stopMs;
    this.#deadlines.set('stop', limitMs, () => this.#ending.giveUp());
  }

  #timeIsUp(timeLimitMs: number): void {
    this.#askForEnd({
      state: 'timed-out',
      error: {
        code: 'timed-out',
        message: `The run took longer than its time limit of ${timeLimitMs / 1000} s: raise the limit, or make the work smaller.`,
      },
    });
  }

  /** Ends the run as failed; a warning only, when its end has another cause already. */
  #fail(code: string, message: string): void {
    if (!this.#ending.failedBecause({ code, message })) this.warn(code, message);
    this.#ending.giveUp();
  }

  async #startServer(): Promise<TestServer | null> {
    const { options, guard, timings } = this.#context;
    const behaviour = serverBehaviour(this.#valid.request.parameters);
    const runtime = options.serverRuntime();
    if (behaviour === null || runtime === null) return null;
    const started = await startTestServer(
      serverCommand(runtime, options.workloadsDirectory),
      behaviour,
      { startMs: timings.serverStartMs, cancelled: this.#ending.over },
      guard,
    );
    if (!started.ok) {
      if (!this.#ending.asked) this.#fail('test-server', started.error.message);
      return null;
    }
    void started.value.exited.then((exit) => {
      if (this.#exit !== null || this.#ending.isOver) return;
      this.#fail('test-server', `The test server ${exitMeaning(exit)} while the run needed it.`);
    });
    return started.value;
  }

  async #endServer(server: TestServer): Promise<void> {
    if (await server.end()) return;
    this.warn(
      'still-alive',
      `The test server (process ${server.pid}) lives on even after SIGKILL.`,
    );
  }

  async #runHost(server: TestServer | null): Promise<void> {
    const { options, guard } = this.#context;
    // Started once for all runs: the first one's start-up must not carry it.
    guard.start();
    const begun = await this.#command?.begin();
    if (begun?.ok === false) {
      this.#fail(begun.error.code, begun.error.message);
      return;
    }
    this.#spawnedAtMs = performance.now();
    const plain = this.#command?.ready.launcher ?? hostCommand(this.#valid.runtime, options);
    const command = hostStart(plain, this.#valid.request);
    const started = await startHost(command, guard, (decoded, arrivedAtMs) =>
      this.#dialogue?.onLines(decoded, arrivedAtMs),
    );
    if (!started.ok) {
      this.#fail('host-not-started', started.error.message);
      return;
    }
    const host = started.value;
    try {
      await this.#accompany(host, server);
    } finally {
      await this.#endHost(host);
    }
  }

  /** Resolves when the host has exited or gets no more time. */
  async #accompany(host: HostProcess, server: TestServer | null): Promise<void> {
    this.#host = host;
    void host.exited.then((exit) => {
      this.#exit = exit;
      this.#deadlines.close();
      this.#dialogue?.hostIsGone();
    });
    this.#observer = this.#observe(host, server);
    this.#dialogue = new HostDialogue({
      host,
      session: this.#session,
      observer: this.#observer,
      gauges: this.#gauges,
      ending: this.#ending,
      deadlines: this.#deadlines,
      warnings: this.#warnings,
      timings: this.#context.timings,
      limits: dialogueLimits(this.#context.timings, this.#workers, this.#command?.ready.spec),
      onWorkerStarted: (worker) => this.#command?.started(worker),
      onWorkers: () => this.#publishSoon(),
      onWorkBegan: () => this.#publishState(),
    });
    this.#dialogue.open(this.#parameters(server));
    await Promise.race([host.exited, this.#ending.over]);
  }

  #observe(host: HostProcess, server: TestServer | null): RunObserver {
    return new RunObserver(
      this.#context.options.sampler,
      {
        runId: this.runId,
        hostPid: host.pid,
        runtimeKind: this.#valid.runtime.kind,
        serverPid: server?.pid ?? null,
        ...(this.#command === null
          ? {}
          : { follows: { onFound: (found) => this.#onFound(found) } }),
        progress: () => ({
          ...this.#tasks.progress(),
          gaugesOf: (worker) => this.#gauges.of(worker),
        }),
      },
      (code, message) => this.warn(code, message),
    );
  }

  #onFound(worker: WorkerIdentity): void {
    this.#session.addFound(worker);
    this.#command?.found(worker);
    if (this.#session.finished === null) this.#publishSoon();
  }

  #parameters(server: TestServer | null): ParametersMessage {
    return hostParameters(this.#valid.request, {
      asksGauges: this.#context.asksGauges,
      server: server?.address ?? null,
      command: this.#command?.message() ?? null,
    });
  }

  /** At once, unless that was a moment ago: a worker for each task makes a thousand of them. */
  #publishSoon(): void {
    const waitMs = this.#publishedAtMs + PUBLISH_INTERVAL_MS - performance.now();
    if (waitMs <= 0) this.#publishState();
    else this.#deadlines.set('progress', waitMs, () => this.#publishState());
  }

  #publishState(): void {
    this.#publishedAtMs = performance.now();
    this.#deadlines.clear('progress');
    const { publish } = this.#context;
    const { phase, tasksTotal } = this.#session;
    const run = this.header();
    const isWorking = phase === 'working' || phase === 'finished' || phase === 'released';
    if (this.#ending.asked) publish({ state: 'stopping', run });
    else if (isWorking) publish({ state: 'running', run, tasksTotal });
    else publish({ state: 'starting', run });
  }

  /** Leaves nothing of the host, and takes in what it still had to say. */
  async #endHost(host: HostProcess): Promise<void> {
    const endedByItself = this.#exit !== null;
    const end = await endProcessGroup(host.pid, {
      settleMs: this.#ending.settleMs(),
      termGraceMs: this.#ending.termGraceMs(),
    });
    if (endedByItself && end.hadToEnd && this.#session.finished !== null) {
      this.warn(
        'left-behind',
        'The run host left processes behind when it ended; they were ended.',
      );
    }
    if (endedByItself && this.#session.phase === 'finished') {
      this.warn(
        'early-exit',
        'The run host ended without being released: its shut-down is unknown.',
      );
    }
    if (end.empty) this.#context.guard.remove(host.pid);
    const isGone = await this.#endCommand();
    if (!end.empty || !isGone) {
      this.warn('still-alive', 'A process of the run lives on even after SIGKILL.');
    }
    await settlesWithin(host.exited, this.#context.timings.goneMs);
    await settlesWithin(host.outputClosed, this.#ending.drainMs());
    host.abandonOutput();
  }

  /** @returns false when something of it lives on */
  async #endCommand(): Promise<boolean> {
    const isAccounted = this.#session.accounts.size > 0;
    return (await this.#command?.end(isAccounted, this.#ending.termGraceMs())) ?? true;
  }

  async #conclude(): Promise<RunResult> {
    const observation = (await this.#observer?.end()) ?? NOTHING_OBSERVED;
    const stderrTail = this.#host?.stderrTail() ?? '';
    const [session, ending, exit] = [this.#session, this.#ending, this.#exit];
    const facts = factsOfRun({ session, ending, exit, stderrTail });
    const outcome = (await this.#command?.outcome(this.#session)) ?? null;
    return buildResult({
      header: this.header(),
      features: this.#valid.runtime.features,
      conclusion: outcome === null ? concludeRun(facts) : concludeCommand(facts, outcome),
      command: outcome?.result ?? null,
      session,
      observation,
      startupMs: elapsedMs(this.#spawnedAtMs, this.#dialogue?.readyAtMs ?? null),
      shutdownMs: elapsedMs(this.#dialogue?.releasedAtMs ?? null, this.#exit?.atMs ?? null),
      effectiveCores: readEffectiveCores(this.#valid.request.cores),
      machineCores: readEffectiveCores(null),
      machine: this.#context.options.readMachine(),
      exit,
      stderrTail,
      warnings: this.#warnings.list(),
    });
  }
}

function elapsedMs(fromMs: number | null, toMs: number | null): number | null {
  return fromMs === null || toMs === null ? null : toMs - fromMs;
}
