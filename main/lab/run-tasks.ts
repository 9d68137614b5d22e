import type { TaskTimes, TaskTimesPart } from '../../contract/task-times.ts';
import { MAX_KEPT_TASKS } from '../../contract/task-times.ts';
import type { RunProgress } from '../monitor/watch.ts';
import type { HostSession } from './host-session.ts';

/**
 * The tasks of a run as others ask for them. Of a program of the user's own they are those that it tells
 * of, and while it goes on no others: its own end is no task of anybody's.
 */
export class RunTasks {
  readonly #runId: string;
  readonly #session: HostSession;
  readonly #isCommand: boolean;

  constructor(runId: string, session: HostSession, isCommand: boolean) {
    this.#runId = runId;
    this.#session = session;
    this.#isCommand = isCommand;
  }

  /** Those that have ended; `null`: none has. */
  all(isUnderWay: boolean): TaskTimes | null {
    const { ledger, finished, told } = this.#session;
    if (told.ledger !== null) return told.ledger.taskTimes(this.#runId, told.startNs);
    if (this.#isCommand && isUnderWay) return null;
    const startNs = isUnderWay ? ledger.firstQueuedNs : (finished?.startNs ?? null);
    return ledger.taskTimes(this.#runId, startNs);
  }

  /** Those that ended after the first `from`, at most `limit`; `null`: none has. */
  next(from: number, limit: number): TaskTimesPart | null {
    const { ledger, told } = this.#session;
    if (!this.#isCommand) return ledger.nextTimes(this.#runId, from, limit);
    return told.ledger?.nextTimes(this.#runId, from, limit, MAX_KEPT_TASKS, told.startNs) ?? null;
  }

  /** `null`: it failed, has not ended, or is one that a program tells of, which nobody has checked. */
  digestOf(task: number): string | null {
    const { ledger, told } = this.#session;
    return told.ledger === null ? ledger.digestOf(task) : null;
  }

  progress(): Omit<RunProgress, 'gaugesOf'> {
    const { ledger, told } = this.#session;
    const shown = this.#isCommand ? told.ledger : ledger;
    // That there is a number says that the work has begun; how many there will be a program does not tell.
    const total = this.#isCommand ? 0 : ledger.tasksTotal;
    return {
      tasksDone: shown?.done ?? 0,
      tasksFailed: shown?.failed ?? 0,
      tasksTotal: ledger.tasksTotal > 0 ? total : null,
      tasksIn: (worker) => shown?.tasksIn(worker) ?? 0,
    };
  }
}
