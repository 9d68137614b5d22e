import type { TaskError } from '../../contract/host-protocol.ts';
import type { TaskErrorCount } from '../../contract/run.ts';

/** Codes come from the host: past this many, they share one entry. */
const MAX_CODES = 50;
const OTHER_CODES = '(other)';

interface Counted {
  /** Of its code, counting from 1 in order of appearance. */
  readonly number: number;
  readonly task: number;
  readonly message: string;
  count: number;
}

/** Counts the failures of a run's tasks by code. */
export class TaskErrorCounts {
  readonly #counts = new Map<string, Counted>();

  /** @returns n, where its code stands in `codes()[n − 1]` */
  add(task: number, { code, message }: TaskError): number {
    const isKnown = this.#counts.has(code) || this.#counts.size < MAX_CODES;
    const name = isKnown ? code : OTHER_CODES;
    const counted = this.#counts.get(name);
    if (counted === undefined) {
      const number = this.#counts.size + 1;
      this.#counts.set(name, { number, task, message, count: 1 });
      return number;
    }
    counted.count += 1;
    return counted.number;
  }

  /** In order of appearance. */
  codes(): readonly string[] {
    return [...this.#counts.keys()];
  }

  /** The most frequent first; those equally frequent in order of appearance. */
  list(): readonly TaskErrorCount[] {
    return [...this.#counts]
      .map(([code, { count, task, message }]) => ({ code, count, task, message }))
      .sort((left, right) => right.count - left.count);
  }
}
