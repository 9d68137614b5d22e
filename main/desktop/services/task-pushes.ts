import type { RunState } from '../../../contract/run.ts';
import type { TaskTimesPart } from '../../../contract/task-times.ts';
import type { Lab } from '../../lab/lab.ts';

/** A tick's worth for the window to take in without a stutter; what is more comes with the next one. */
const MAX_PER_PUSH = 20_000;

/**
 * Tells the window of tasks as they end, unless their run is timed. It tells of each once: a window
 * that missed some asks for all.
 */
export class TaskPushes {
  readonly #lab: Pick<Lab, 'state' | 'isQuiet' | 'nextTasksOf'>;
  readonly #push: (part: TaskTimesPart) => void;
  #runId: string | null = null;
  #told = 0;
  #toldLeftOut = 0;

  constructor(
    lab: Pick<Lab, 'state' | 'isQuiet' | 'nextTasksOf'>,
    push: (part: TaskTimesPart) => void,
  ) {
    this.#lab = lab;
    this.#push = push;
  }

  /** To be called once a tick. */
  pushNext(): void {
    const runId = runUnderWay(this.#lab.state());
    if (runId === null || this.#lab.isQuiet()) return;
    if (runId !== this.#runId) this.#begin(runId);
    const part = this.#lab.nextTasksOf(runId, this.#told, MAX_PER_PUSH);
    if (part === null) return;
    const { leftOut = 0 } = part;
    if (part.task.length === 0 && leftOut === this.#toldLeftOut) return;
    this.#told += part.task.length;
    this.#toldLeftOut = leftOut;
    this.#push(part);
  }

  #begin(runId: string): void {
    this.#runId = runId;
    this.#told = 0;
    this.#toldLeftOut = 0;
  }
}

function runUnderWay(state: RunState): string | null {
  return state.state === 'idle' || 'result' in state ? null : state.run.runId;
}
