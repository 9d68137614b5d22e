import type { TaskRecord, ToldMessage, ToldTask } from '../../contract/host-protocol.ts';
import type { WorkerIdentity } from '../../contract/run.ts';
import { MAX_KEPT_TASKS } from '../../contract/task-times.ts';
import { TaskLedger } from './task-ledger.ts';

/** Nobody asks what a told task came to: it stands for any digest. */
const NO_DIGEST = '0'.repeat(16);

/**
 * What a program of the user's own tells of workers and tasks by itself. It is shown as its own word:
 * neither the state of the run nor its verdict rests on it.
 */
export class ToldProgram {
  readonly #identities = new Map<number, WorkerIdentity>();
  /** By the launcher's number. */
  readonly #idsOfRun = new Map<number, number>();
  #ledger: TaskLedger | null = null;
  #startNs: number | null = null;
  #unusable = 0;

  /** Workers, those that were found in the tree included. */
  get workers(): readonly WorkerIdentity[] {
    return [...this.#identities.values()];
  }

  /** Tasks that it told of; `null`: of none. */
  get ledger(): TaskLedger | null {
    return this.#ledger;
  }

  /** When the command was started, on the launcher's clock; `null`: nothing was told. */
  get startNs(): number | null {
    return this.#startNs;
  }

  /** Records that contradicted others, and were left out. */
  get unusable(): number {
    return this.#unusable;
  }

  /** @param place finds a worker its place among those of the run */
  take(message: ToldMessage, place: (worker: ToldMessage['workers'][number]) => WorkerIdentity) {
    this.#startNs = message.startNs;
    for (const worker of message.workers) {
      const identity = place(worker);
      this.#idsOfRun.set(worker.id, identity.id);
      this.#identities.set(identity.id, identity);
    }
    for (const task of message.tasks) this.#record(task);
  }

  #record({ error, ...times }: ToldTask): void {
    const worker = this.#idsOfRun.get(times.worker);
    const isNew = times.task < MAX_KEPT_TASKS && this.#ledger?.hasEnded(times.task) !== true;
    if (worker === undefined || !isNew || times.finishedNs < times.startedNs) {
      this.#unusable += 1;
      return;
    }
    this.#ledger ??= new TaskLedger(MAX_KEPT_TASKS);
    const record: TaskRecord =
      error === undefined ? { ...times, worker, digest: NO_DIGEST } : { ...times, worker, error };
    this.#ledger.record(record);
  }
}
