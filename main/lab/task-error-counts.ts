import type { TaskError } from '../../contract/host-protocol.ts';
import type { TaskErrorCount } from '../../contract/run.ts';

/** Codes come from the host: past this many, they share one entry. */
const MAX_CODES = 50;
const OTHER_CODES = '(other)';

/** Counts the failures of a run's tasks by code. */
export class TaskErrorCounts {
  readonly #counts = new Map<string, { count: number; task: number; message: string }>();

  add(task: number, { code, message }: TaskError): void {
    const isKnown = this.#counts.has(code) || this.#counts.size < MAX_CODES;
    const counted = this.#counts.get(isKnown ? code : OTHER_CODES);
    if (counted === undefined) {
      this.#counts.set(isKnown ? code : OTHER_CODES, { count: 1, task, message });
    } else {
      counted.count += 1;
    }
  }

  /** The most frequent first; those equally frequent in order of appearance. */
  list(): readonly TaskErrorCount[] {
    return [...this.#counts]
      .map(([code, counted]) => ({ code, ...counted }))
      .sort((left, right) => right.count - left.count);
  }
}
