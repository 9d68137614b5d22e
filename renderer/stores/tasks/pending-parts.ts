import type { TaskTimesPart } from '../../../contract/task-times.ts';
import type { GrowingTimeline } from './growing-timeline.ts';

/** More at once would be felt: then it is better to begin anew, slice by slice. */
const MAX_TASKS = 100_000;

/** Told tasks that are not in the picture yet. */
export class PendingParts {
  #parts: TaskTimesPart[] = [];
  #tasks = 0;

  /** @returns whether there was room; otherwise all that waited is dropped */
  add(part: TaskTimesPart): boolean {
    this.#parts.push(part);
    this.#tasks += part.task.length;
    if (this.#tasks <= MAX_TASKS) return true;
    this.#drop();
    return false;
  }

  /**
   * Adds what waits, but for what is there already.
   * @returns whether it fits what is there: otherwise something in between was never told
   */
  moveTo(growing: GrowingTimeline): boolean {
    for (const part of this.#parts) {
      if (part.from > growing.tasks) return false;
      const known = growing.tasks - part.from;
      if (known <= part.task.length) growing.add(part, known);
    }
    this.#drop();
    return true;
  }

  #drop(): void {
    this.#parts = [];
    this.#tasks = 0;
  }
}
