import type { Failure } from '../../../contract/result.ts';
import type { TaskTimesPart } from '../../../contract/task-times.ts';
import type { Bridge } from '../../bridge.ts';
import { Observable, type Readable } from '../observable.ts';
import { headerOf, NO_RUN, type RunView, workStartS } from '../run-view.ts';
import { fillTimeline } from './fill-timeline.ts';
import { GrowingTimeline } from './growing-timeline.ts';
import { PendingParts } from './pending-parts.ts';
import type { TaskTimeline } from './task-lanes.ts';

export interface TasksView {
  /** `null`: no task has ended yet, or their times were not kept, or it is not known yet. */
  readonly timeline: TaskTimeline | null;
  /** Main was asked for all tasks, and has not answered. */
  readonly isAsked: boolean;
  /** Why it could not answer. */
  readonly error: Failure | null;
}

const NOTHING: TasksView = { timeline: null, isAsked: false, error: null };

/**
 * The tasks of the run in front. While it goes on they come by and by; when it has ended, and for a
 * window that missed some, main is asked for all. Nothing is drawn, or asked for, while nobody looks.
 */
export class TaskStore {
  readonly #bridge: Bridge;
  readonly #view = new Observable<TasksView>(NOTHING);
  readonly view: Readable<TasksView> = {
    get: this.#view.get,
    subscribe: (listener) => this.#watch(listener),
  };
  #watchers = 0;
  #isFrozen = false;
  #run: RunView = NO_RUN;
  #growing = new GrowingTimeline('');
  #pending = new PendingParts();
  #mustAsk = false;

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Follows the current or last run. */
  follow(run: RunView): void {
    const before = this.#run;
    const [runId, runIdBefore] = [runIdOf(run), runIdOf(before)];
    this.#run = run;
    if (runId !== runIdBefore) this.#begin(runId ?? '');
    const endsNow = hasEnded(run) && (runId !== runIdBefore || !hasEnded(before));
    if (!endsNow) return;
    this.#mustAsk = true;
    this.draw();
  }

  acceptPart(part: TaskTimesPart): void {
    if (part.runId !== runIdOf(this.#run) || hasEnded(this.#run)) return;
    if (!this.#pending.add(part)) this.#mustAsk = true;
  }

  /** Lets the picture stand still, or follow the run again. */
  freeze(isFrozen: boolean): void {
    this.#isFrozen = isFrozen;
    if (!isFrozen) this.draw();
  }

  /** Asks once more, after main could not answer. */
  askAgain(): void {
    this.#view.set({ ...this.#view.get(), error: null });
    this.#mustAsk = true;
    this.draw();
  }

  /** Shows what has come since, if anybody looks. To be called with the charts beside it. */
  draw(): void {
    const { isAsked, error } = this.#view.get();
    if (this.#isFrozen || this.#watchers === 0 || isAsked) return;
    if (!this.#mustAsk && !this.#pending.moveTo(this.#growing)) this.#mustAsk = true;
    this.#show();
    if (this.#mustAsk && error === null) void this.#ask();
  }

  #watch(listener: () => void): () => void {
    const stop = this.#view.subscribe(listener);
    this.#watchers += 1;
    if (this.#watchers === 1) this.draw();
    return () => {
      stop();
      this.#watchers -= 1;
    };
  }

  #begin(runId: string): void {
    this.#growing = new GrowingTimeline(runId);
    this.#pending = new PendingParts();
    this.#mustAsk = false;
    this.#isFrozen = false;
    this.#view.set(NOTHING);
  }

  #show(): void {
    const hasTasks = this.#growing.tasks > 0;
    const timeline = hasTasks ? this.#growing.read(workStartS(this.#run) ?? 0) : null;
    this.#view.set({ ...this.#view.get(), timeline });
  }

  async #ask(): Promise<void> {
    const runId = runIdOf(this.#run);
    if (runId === null) return;
    const askedAtEnd = hasEnded(this.#run);
    this.#mustAsk = false;
    this.#view.set({ ...this.#view.get(), isAsked: true });
    const answer = await this.#bridge.request('tasks:of-run', runId);
    const isOfThisRun = () => runIdOf(this.#run) === runId;
    if (!isOfThisRun()) return;
    if (answer.ok && answer.value !== null) {
      const filled = await fillTimeline(answer.value, isOfThisRun);
      if (filled === null) return;
      this.#growing = filled;
    }
    // What came after the answer was made is in the parts that wait; what ended meanwhile is to be asked for.
    this.#mustAsk = hasEnded(this.#run) && !askedAtEnd;
    this.#view.set({
      ...this.#view.get(),
      isAsked: false,
      error: answer.ok ? null : answer.error,
    });
    this.draw();
  }
}

function runIdOf({ state }: RunView): string | null {
  return headerOf(state)?.runId ?? null;
}

function hasEnded({ state }: RunView): boolean {
  return 'result' in state;
}
