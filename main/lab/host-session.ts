import type {
  CommandEndedMessage,
  FinishedMessage,
  FromHost,
  GaugesMessage,
  HelloMessage,
  MarksMessage,
  ReadyMessage,
  TaskRecord,
  TasksMessage,
  WorkerExitedMessage,
  WorkerStartedMessage,
} from '../../contract/host-protocol.ts';
import { PROTOCOL_VERSION } from '../../contract/host-protocol.ts';
import { assertNever, type Failure } from '../../contract/result.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import { contradictionIn, endedAfterWork, endedLate } from './contradicting-times.ts';
import { ACCEPTED, fatal, fatalOrder, ignored, type Verdict } from './session-verdict.ts';
import { TaskLedger } from './task-ledger.ts';
import { ToldProgram } from './told-program.ts';

/** Beyond this the account of the tasks alone would fill the memory. */
export const MAX_TASKS = 10_000_000;

/** Far above any strategy's, replacements included. */
const MAX_ANNOUNCED_WORKERS = 10_000;

/** As many as a launcher tells of. */
const MAX_MARKS = 10_000;

export interface ExpectedRun {
  /** Workers the host has to announce before `ready`. */
  readonly workers: number;
  /** `null`: only the host can tell (files under a folder). */
  readonly tasksTotal: number | null;
  /** A worker is started for each task: none has to be there before the work. */
  readonly perTask: boolean;
  /** The host was asked to tell of its workers' event loops and heaps. */
  readonly gauges: boolean;
  /** The host was asked to stop by itself at the first task that fails. */
  readonly stopsAtTaskError: boolean;
  /** It is a launcher that was told to run a program of the user's own. */
  readonly command: boolean;
}

type Phase = 'new' | 'greeted' | 'ready' | 'working' | 'finished' | 'released';

const UNASKED_COMMAND = ignored(
  'unasked-command',
  'The run host told of a command, and there is none.',
);

/**
 * The protocol as main sees it: which message may come when, and what has been said so far. Pure
 * but for its own memory; it neither reads, writes nor waits.
 */
export class HostSession {
  /** Of a program of the user's own: what it tells by itself. */
  readonly told = new ToldProgram();
  readonly #expected: ExpectedRun;
  readonly #workers = new Map<number, WorkerIdentity>();
  readonly #found = new Map<number, WorkerIdentity>();
  readonly #accounts = new Map<number, WorkerExitedMessage>();
  readonly #marks: MarksMessage['marks'][number][] = [];
  #commandEnded: CommandEndedMessage | null = null;
  #phase: Phase = 'new';
  #stopAsked = false;
  #workBegan = false;
  #inputFingerprint: string | null = null;
  #ledger = new TaskLedger(0);
  #finished: FinishedMessage | null = null;

  constructor(expected: ExpectedRun) {
    this.#expected = expected;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** Workers in order of their ids: announced, found, or of whom the program alone told. */
  workers(): readonly WorkerIdentity[] {
    const all = [...this.told.workers, ...this.seen()];
    return inOrder([...new Map(all.map((worker) => [worker.id, worker])).values()]);
  }

  /** Those that the host told of, and those that were found. */
  seen(): readonly WorkerIdentity[] {
    return [...this.#workers.values(), ...this.#found.values()];
  }

  /** Those that the host told of: each gives an account of its own. */
  announced(): readonly WorkerIdentity[] {
    return inOrder([...this.#workers.values()]);
  }

  /** Takes in a process or thread that nobody told of, or its new label. */
  addFound(worker: WorkerIdentity): void {
    if (!this.#workers.has(worker.id)) this.#found.set(worker.id, worker);
  }

  get workerCount(): number {
    return this.#workers.size;
  }

  /** What became of the program; `null`: there is none, or it has not ended. */
  get commandEnded(): CommandEndedMessage | null {
    return this.#commandEnded;
  }

  /** Moments that the program named, in the order of their arrival. */
  get marks(): MarksMessage['marks'] {
    return this.#marks;
  }

  get accounts(): ReadonlyMap<number, WorkerExitedMessage> {
    return this.#accounts;
  }

  get ledger(): TaskLedger {
    return this.#ledger;
  }

  get finished(): FinishedMessage | null {
    return this.#finished;
  }

  /** Tasks of the run as far as known; 0 when only the host could tell and has not. */
  get tasksTotal(): number {
    return this.#ledger.tasksTotal > 0 ? this.#ledger.tasksTotal : (this.#expected.tasksTotal ?? 0);
  }

  /** Indexes of the first tasks without an end, at most 20; none where their number is not known. */
  firstLost(): readonly number[] {
    const ledger = this.#ledger.tasksTotal > 0 ? this.#ledger : new TaskLedger(this.tasksTotal);
    return ledger.firstLost();
  }

  /** The host's own account of the work's duration; `null` when no work began or ended. */
  get wallMs(): number | null {
    if (this.#finished === null || !this.#workBegan) return null;
    return (this.#finished.endNs - this.#finished.startNs) / 1e6;
  }

  /** Of the input files before the work began; `null`: there are none, or the host did not tell. */
  get inputFingerprint(): string | null {
    return this.#inputFingerprint;
  }

  /** Whether the input files were others at the end than at the beginning. */
  get inputChanged(): boolean {
    const atEnd = this.#finished?.inputFingerprint;
    return (
      this.#inputFingerprint !== null && atEnd !== undefined && atEnd !== this.#inputFingerprint
    );
  }

  /** Main wrote `start`. */
  started(): void {
    this.#workBegan = true;
    this.#phase = 'working';
  }

  /** Main wrote `release`. */
  released(): void {
    this.#phase = 'released';
  }

  /** Main wrote `stop`: from now on an early end is what was asked for. */
  stopAsked(): void {
    this.#stopAsked = true;
  }

  accept(message: FromHost): Verdict {
    switch (message.type) {
      case 'hello':
        return this.#hello(message);
      case 'worker-started':
        return this.#workerStarted(message);
      case 'ready':
        return this.#ready(message);
      case 'tasks':
        return this.#tasks(message);
      case 'gauges':
        return this.#gauges(message);
      case 'finished':
        return this.#finish(message);
      case 'worker-exited':
        return this.#workerExited(message);
      case 'warning':
      case 'host-error':
        return ACCEPTED;
      case 'command-ended':
        return this.#endCommand(message);
      case 'marks':
        return this.#takeMarks(message);
      case 'told':
        return this.#expected.command ? ACCEPTED : UNASKED_COMMAND;
      case 'description':
        return ignored('unasked-description', 'The run host described itself without being asked.');
      default:
        return assertNever(message);
    }
  }

  #hello(message: HelloMessage): Verdict {
    if (message.protocol !== PROTOCOL_VERSION) {
      return fatal(
        'protocol-version',
        `The run host speaks protocol ${message.protocol}, Corelane speaks ${PROTOCOL_VERSION}: use the host that came with this Corelane.`,
      );
    }
    if (this.#phase !== 'new') return ignored('hello-twice', 'The run host said hello twice.');
    this.#phase = 'greeted';
    return ACCEPTED;
  }

  #workerStarted(message: WorkerStartedMessage): Verdict {
    if (this.#phase === 'new') return fatalOrder('announced a worker before it said hello');
    if (this.#workers.has(message.id)) {
      return fatal('worker-twice', `The run host announced worker ${message.id} twice.`);
    }
    if (this.#workers.size >= MAX_ANNOUNCED_WORKERS) {
      return fatal(
        'too-many-workers',
        `The run host announced more than ${MAX_ANNOUNCED_WORKERS} workers; ${this.#expected.workers} were asked for.`,
      );
    }
    const { id, kind, label, pid, tid } = message;
    this.#workers.set(id, { id, kind, label, pid, tid });
    return ACCEPTED;
  }

  #ready(ready: ReadyMessage): Verdict {
    if (this.#phase === 'new') return fatalOrder('said ready before hello');
    if (this.#phase !== 'greeted') return fatalOrder('said ready twice');
    if (this.#workers.size === 0 && !this.#expected.perTask) {
      return fatalOrder('said ready without a worker');
    }
    const total = ready.tasksTotal;
    const expected = this.#expected.tasksTotal;
    if (total > MAX_TASKS || total < 1 || (expected !== null && total !== expected)) {
      return fatal(
        'tasks-total',
        `The run host wants to run ${total} tasks; ${expected ?? `1 to ${MAX_TASKS}`} were asked for.`,
      );
    }
    this.#phase = 'ready';
    this.#inputFingerprint = ready.inputFingerprint ?? null;
    this.#ledger = new TaskLedger(total);
    if (this.#expected.perTask || this.#workers.size === this.#expected.workers) return ACCEPTED;
    const message = `The run host started ${this.#workers.size} workers; ${this.#expected.workers} were asked for.`;
    return { verdict: 'accepted', oddity: { code: 'worker-count', message } };
  }

  #tasks(message: TasksMessage): Verdict {
    if (this.#phase === 'finished' || this.#phase === 'released') {
      const wasStopped = this.#stopAsked || this.#finished?.stopped === true;
      const verdict = wasStopped ? ignored : fatal;
      return verdict('late-tasks', 'The run host reported tasks after it had said finished.');
    }
    if (this.#phase !== 'working') return fatalOrder('reported tasks before it was told to start');
    let oddity: Failure | null = null;
    for (const record of message.tasks) {
      const problem = this.#taskProblem(record);
      if (problem !== null) return fatal('bad-task', `The run host reported ${problem}.`);
      const { receivedNs, ...known } = record;
      const isEarly = receivedNs !== undefined && receivedNs < record.finishedNs;
      oddity ??= contradictionIn(record);
      this.#ledger.record(isEarly ? known : record);
    }
    return { verdict: 'accepted', oddity };
  }

  #taskProblem(record: TaskRecord): string | null {
    const { task, worker } = record;
    if (task >= this.#ledger.tasksTotal) {
      return `task ${task}, but there are only ${this.#ledger.tasksTotal}`;
    }
    if (this.#ledger.hasEnded(task)) return `task ${task} twice`;
    if (!this.#workers.has(worker))
      return `task ${task} from worker ${worker}, which never started`;
    if (record.finishedNs < record.startedNs) return `task ${task} as ended before it began`;
    return null;
  }

  #gauges({ workers }: GaugesMessage): Verdict {
    if (!this.#expected.gauges) {
      return ignored('unasked-gauges', 'The run host told of its event loops without being asked.');
    }
    if (this.#phase !== 'working') {
      return ignored(
        'early-or-late-gauges',
        'The run host told of its event loops before it was told to start, or after it had said finished.',
      );
    }
    const unknown = workers.find(({ id }) => !this.#workers.has(id));
    if (unknown === undefined) return ACCEPTED;
    return ignored(
      'unknown-worker',
      `The run host told of the event loop of worker ${unknown.id}, which never started.`,
    );
  }

  #endCommand(message: CommandEndedMessage): Verdict {
    if (!this.#expected.command) return UNASKED_COMMAND;
    if (this.#commandEnded !== null) {
      return ignored('command-ended-twice', 'The end of the command was reported twice.');
    }
    this.#commandEnded = message;
    return ACCEPTED;
  }

  #takeMarks({ marks }: MarksMessage): Verdict {
    if (!this.#expected.command) return UNASKED_COMMAND;
    const room = MAX_MARKS - this.#marks.length;
    this.#marks.push(...marks.slice(0, room));
    if (marks.length <= room) return ACCEPTED;
    return ignored('too-many-marks', `Only the first ${MAX_MARKS} marks were kept.`);
  }

  #finish(message: FinishedMessage): Verdict {
    if (this.#finished !== null) return fatalOrder('said finished twice');
    const early = this.#phase !== 'working';
    if (early && !(this.#stopAsked && message.stopped)) {
      return fatalOrder('said finished before it was told to start');
    }
    const problem = this.#accountProblem(message);
    if (problem !== null) return fatal('bad-account', `The run host ${problem}.`);
    this.#finished = message;
    this.#phase = 'finished';
    return { verdict: 'accepted', oddity: this.#lateTasks(message) };
  }

  /** The time that the work took, and those of its tasks, contradict each other. */
  #lateTasks({ endNs }: FinishedMessage): Failure | null {
    const late = this.announced().find(({ id }) =>
      endedAfterWork(this.#ledger.workerTimes(id)?.lastEndNs ?? 0, endNs),
    );
    return late === undefined ? null : endedLate(late.label);
  }

  #accountProblem(message: FinishedMessage): string | null {
    const { done, failed, tasksTotal } = this.#ledger;
    const told = message.tasksDone + message.tasksFailed;
    if (message.stopped && !this.#stopAsked) {
      const problem = this.#ownStopProblem(message);
      if (problem !== null) return problem;
    }
    if (message.endNs < message.startNs) return 'finished before it started, by its own clock';
    if (message.stopped) return null;
    if (done + failed < tasksTotal) {
      return `said finished, but ${tasksTotal - done - failed} of ${tasksTotal} tasks never came back`;
    }
    if (message.tasksTotal !== tasksTotal || message.tasksDone !== done || told !== tasksTotal) {
      return `counts ${message.tasksDone} done and ${message.tasksFailed} failed of ${message.tasksTotal} tasks, its own reports say ${done} and ${failed} of ${tasksTotal}`;
    }
    return null;
  }

  /** A host stops by itself only because a task failed, and only where it was told to. */
  #ownStopProblem({ stoppedBecause }: FinishedMessage): string | null {
    if (!this.#expected.stopsAtTaskError || stoppedBecause !== 'task-failed') {
      return 'stopped without being asked to';
    }
    return this.#ledger.errors('task').count > 0
      ? null
      : 'stopped because a task had failed, but reported none that did';
  }

  #workerExited(message: WorkerExitedMessage): Verdict {
    if (!this.#workers.has(message.id)) {
      return ignored('unknown-worker', `Worker ${message.id} ended, but it had never started.`);
    }
    if (this.#accounts.has(message.id)) {
      return ignored('worker-exited-twice', `Worker ${message.id} was reported as ended twice.`);
    }
    this.#accounts.set(message.id, message);
    return ACCEPTED;
  }
}

function inOrder(workers: readonly WorkerIdentity[]): readonly WorkerIdentity[] {
  return [...workers].sort((a, b) => a.id - b.id);
}
