import type { CommandSpec } from '../../contract/command.ts';
import type {
  FromHost,
  HelloMessage,
  HostErrorMessage,
  ParametersMessage,
  ToldMessage,
  WorkerStartedMessage,
} from '../../contract/host-protocol.ts';
import { assertNever } from '../../contract/result.ts';
import type { Deadlines } from './deadlines.ts';
import type { GaugeBook } from './gauge-book.ts';
import type { HostProcess } from './host-process.ts';
import type { HostSession } from './host-session.ts';
import type { DecodedLines } from './line-decoder.ts';
import { parseHostMessage } from './parse-host-message.ts';
import type { RunEnding } from './run-ending.ts';
import type { RunObserver } from './run-observer.ts';
import type { RunTimings } from './run-timings.ts';
import type { WarningList } from './warning-list.ts';

/** Lines that are not the protocol, before `hello`, after which the program is no run host. */
const MAX_RUBBISH_LINES = 20;

export type DeadlineName =
  'time-limit' | 'hello' | 'ready' | 'stop' | 'shutdown' | 'gone' | 'progress';

/** How long a host may take over the steps that differ from run to run; `null`: as long as the run may. */
export interface DialogueLimits {
  /** From `hello` to `ready`. */
  readonly readyMs: number | null;
  /** From `release` to its exit. */
  readonly shutdownMs: number | null;
}

/**
 * What is run before a program of the user's own, and after it, may take as long as the program itself.
 * @param workers that a host starts before it is ready
 * @param command the program; `undefined`: a workload is run
 */
export function dialogueLimits(
  { readyMs, readyPerWorkerMs, shutdownMs }: RunTimings,
  workers: number,
  command: Pick<CommandSpec, 'cleanup'> | undefined,
): DialogueLimits {
  if (command === undefined) return { readyMs: readyMs + workers * readyPerWorkerMs, shutdownMs };
  return { readyMs: null, shutdownMs: command.cleanup === null ? shutdownMs : null };
}

/** The parts of a run that a conversation with its host moves. */
export interface DialogueParts {
  readonly host: HostProcess;
  readonly session: HostSession;
  readonly observer: RunObserver;
  readonly gauges: GaugeBook;
  readonly ending: RunEnding;
  readonly deadlines: Deadlines<DeadlineName>;
  readonly warnings: WarningList;
  readonly timings: RunTimings;
  readonly limits: DialogueLimits;
  readonly onWorkerStarted: (worker: WorkerStartedMessage) => void;
  readonly onWorkers: () => void;
  readonly onWorkBegan: () => void;
}

/** Main's side of the talk with a host: answers what it says, and does not wait for ever. */
export class HostDialogue {
  readonly #parts: DialogueParts;
  #readyAtMs: number | null = null;
  /** Of the lines that are being read: parsing them is no part of the host's start-up. */
  #arrivedAtMs = 0;
  #releasedAtMs: number | null = null;
  #malformedLines = 0;
  #isNoRunHost = false;
  #hostIsGone = false;

  constructor(parts: DialogueParts) {
    this.#parts = parts;
  }

  /** When `ready` came, on `performance.now()`'s clock. */
  get readyAtMs(): number | null {
    return this.#readyAtMs;
  }

  /** When `release` was written, on `performance.now()`'s clock. */
  get releasedAtMs(): number | null {
    return this.#releasedAtMs;
  }

  open(parameters: ParametersMessage): void {
    const { host, deadlines, timings } = this.#parts;
    const limitMs = timings.helloMs;
    deadlines.set('hello', limitMs, () => this.#noAnswer('no-hello', 'said no hello', limitMs));
    void host.outputClosed.then(() => this.#onOutputClosed());
    host.send(parameters);
  }

  /** From now on there is nobody to answer to; what still stands in the pipe is taken in. */
  hostIsGone(): void {
    this.#hostIsGone = true;
  }

  /** @param arrivedAtMs of the lines, on `performance.now()`'s clock */
  onLines(decoded: DecodedLines, arrivedAtMs: number): void {
    const { session, onWorkers } = this.#parts;
    this.#arrivedAtMs = arrivedAtMs;
    const workersBefore = session.workerCount;
    for (const line of decoded.lines) {
      // It may print faster than lines can be parsed, and that would put off its end.
      if (this.#isNoRunHost) return;
      const parsed = parseHostMessage(line);
      if (parsed.ok) this.#onMessage(parsed.value);
      else if (parsed.error.code === 'malformed-step') {
        this.#fail('malformed-step', parsed.error.message);
      } else this.#onMalformed(parsed.error.message);
    }
    if (decoded.tooLong) {
      this.#fail(
        'line-too-long',
        'The run host printed a line of more than 1 MiB: it is no run host, or something in it prints to its output.',
      );
    }
    if (session.workerCount > workersBefore) onWorkers();
  }

  /** Ends the run as failed; a warning only, when its end has another cause already. */
  #fail(code: string, message: string): void {
    const { ending, warnings } = this.#parts;
    if (!ending.failedBecause({ code, message })) warnings.add(code, message);
    ending.giveUp();
  }

  #onMalformed(message: string): void {
    this.#parts.warnings.add('malformed-line', message);
    this.#malformedLines += 1;
    if (this.#parts.session.phase !== 'new' || this.#malformedLines < MAX_RUBBISH_LINES) return;
    this.#isNoRunHost = true;
    this.#parts.host.closeOutput();
    if (this.#parts.ending.cause !== null) return;
    this.#fail(
      'not-a-run-host',
      `What was started printed ${this.#malformedLines} lines that are no run host's: check the runtime's executable. ${message}`,
    );
  }

  #onMessage(message: FromHost): void {
    const verdict = this.#parts.session.accept(message);
    if (verdict.verdict === 'fatal') {
      this.#fail(verdict.error.code, verdict.error.message);
      return;
    }
    const { oddity } = verdict;
    if (oddity !== null) this.#parts.warnings.add(oddity.code, oddity.message);
    if (verdict.verdict === 'accepted') this.#act(message);
  }

  #act(message: FromHost): void {
    switch (message.type) {
      case 'hello':
        this.#onHello(message);
        break;
      case 'worker-started':
        this.#onWorkerStarted(message);
        break;
      case 'ready':
        void this.#startWork();
        break;
      case 'finished':
        void this.#release();
        break;
      case 'warning':
        this.#parts.warnings.add(message.code, message.message);
        break;
      case 'host-error':
        this.#onHostError(message);
        break;
      case 'gauges':
        this.#parts.gauges.note(message, this.#arrivedAtMs);
        break;
      case 'worker-exited':
        this.#parts.gauges.forget(message.id);
        break;
      case 'told':
        this.#onTold(message);
        break;
      case 'tasks':
      case 'command-ended':
      case 'marks':
      case 'description':
        break;
      default:
        assertNever(message);
    }
  }

  #onHello(message: HelloMessage): void {
    const { deadlines, observer } = this.#parts;
    observer.setHelperThreads(message.helperTids);
    deadlines.clear('hello');
    const limitMs = this.#parts.limits.readyMs;
    if (limitMs === null) return;
    deadlines.set('ready', limitMs, () =>
      this.#noAnswer('not-ready', 'had not started its workers', limitMs),
    );
  }

  #onWorkerStarted(message: WorkerStartedMessage): void {
    const { id, kind, label, pid, tid } = message;
    this.#parts.onWorkerStarted(message);
    this.#parts.observer.addWorker({ id, kind, label, pid, tid });
  }

  #onTold(message: ToldMessage): void {
    const { session, observer, onWorkers } = this.#parts;
    session.told.take(message, (worker) => observer.tell(worker));
    if (message.workers.length > 0) onWorkers();
  }

  async #startWork(): Promise<void> {
    const { host, session, observer, ending, deadlines, timings, onWorkBegan } = this.#parts;
    this.#readyAtMs = this.#arrivedAtMs;
    deadlines.clear('ready');
    await observer.ready(timings.boundaryMs);
    // The run may have been stopped, or the host have gone, while that was read.
    if (ending.cause !== null || this.#hostIsGone) return;
    session.started();
    host.send({ type: 'start' });
    onWorkBegan();
  }

  async #release(): Promise<void> {
    const { host, session, observer, ending, deadlines, timings } = this.#parts;
    const { boundaryMs, stopBoundaryMs } = timings;
    await observer.finished(ending.asked ? stopBoundaryMs : boundaryMs);
    if (this.#hostIsGone) return;
    session.released();
    this.#releasedAtMs = performance.now();
    host.send({ type: 'release' });
    if (ending.asked) {
      deadlines.set('stop', timings.stopReleaseMs, () => ending.giveUp());
    } else {
      const limitMs = this.#parts.limits.shutdownMs;
      if (limitMs !== null) deadlines.set('shutdown', limitMs, () => this.#tooSlow(limitMs));
    }
  }

  #tooSlow(limitMs: number): void {
    const seconds = limitMs / 1000;
    this.#parts.warnings.add(
      'slow-shutdown',
      `The run host had not ended ${seconds} s after its work and was ended: its shut-down time is a lower bound.`,
    );
    this.#parts.ending.giveUp();
  }

  /** The host says that it can't go on; it gets a moment to end by itself. */
  #onHostError({ code, message }: HostErrorMessage): void {
    const { ending, deadlines, timings, warnings } = this.#parts;
    if (!ending.failedBecause({ code, message })) warnings.add(code, message);
    deadlines.set('gone', timings.goneMs, () => ending.giveUp());
  }

  #onOutputClosed(): void {
    const { session, ending, deadlines, timings } = this.#parts;
    if (session.phase === 'released' || ending.cause !== null) return;
    deadlines.set('gone', timings.goneMs, () =>
      this.#fail(
        'output-closed',
        'The run host closed its output before its work was finished: something in it closes descriptor 1.',
      ),
    );
  }

  #noAnswer(code: string, what: string, limitMs: number): void {
    const seconds = limitMs / 1000;
    const rubbish =
      this.#malformedLines === 0 ? '' : ' What it printed instead is among the warnings.';
    this.#fail(
      code,
      `The run host ${what} within ${seconds} s: the machine may be overloaded, or the runtime broken; try again or choose another one.${rubbish}`,
    );
  }
}
