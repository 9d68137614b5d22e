import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentBrief, ExperimentState } from '../../../contract/experiment-result.ts';
import type { Lesson, LessonCurve, LessonId } from '../../../contract/lesson.ts';
import type { Failure } from '../../../contract/result.ts';
import { type ExperimentStore, isUnderWay } from '../../stores/experiment-store.ts';
import { Observable } from '../../stores/observable.ts';

/** What was predicted, and the experiment that was run to see. */
export interface LessonAttempt {
  readonly prediction: LessonCurve['id'];
  readonly experimentId: string;
  /** `null`: it has not ended yet. */
  readonly result: ExperimentBrief | null;
}

export interface LessonView {
  /** `null`: none yet. */
  readonly openedId: LessonId | null;
  readonly predictions: Readonly<Partial<Record<LessonId, LessonCurve['id']>>>;
  readonly attempts: Readonly<Partial<Record<LessonId, LessonAttempt>>>;
  /** Run to their end in this session. */
  readonly done: ReadonlySet<LessonId>;
  /** Asked to start, and not answered yet. */
  readonly startingId: LessonId | null;
  /** Why the last start was refused, and of which lesson. */
  readonly refusal: { readonly lessonId: LessonId; readonly failure: Failure } | null;
}

/** Lessons, and what was predicted and measured in this session. The history keeps the experiments. */
export class LessonStore {
  readonly lessons: readonly Lesson[];
  readonly #experiment: ExperimentStore;
  readonly view = new Observable<LessonView>({
    openedId: null,
    predictions: {},
    attempts: {},
    done: new Set(),
    startingId: null,
    refusal: null,
  });

  constructor(lessons: readonly Lesson[], experiment: ExperimentStore) {
    this.lessons = lessons;
    this.#experiment = experiment;
    experiment.view.subscribe(() => this.#take(experiment.view.get().state));
  }

  open(id: LessonId): void {
    this.#patch({ openedId: id });
  }

  predict(id: LessonId, prediction: LessonCurve['id']): void {
    const { predictions } = this.view.get();
    this.#patch({ predictions: { ...predictions, [id]: prediction } });
  }

  /** Starts the lesson's experiment; without a prediction nothing happens. */
  async run(id: LessonId, spec: ExperimentSpec): Promise<void> {
    const { predictions, startingId } = this.view.get();
    const prediction = predictions[id];
    if (prediction === undefined || startingId !== null) return;
    this.#patch({ startingId: id, refusal: null });
    const experimentId = await this.#experiment.start(spec);
    const { state, startError } = this.#experiment.view.get();
    if (experimentId === null) {
      const refusal = startError && { lessonId: id, failure: startError };
      this.#patch({ startingId: null, refusal });
      return;
    }
    const attempt = { prediction, experimentId, result: null };
    // In one step: in between it would look like an experiment of somebody else.
    this.#patch({ startingId: null, attempts: { ...this.view.get().attempts, [id]: attempt } });
    // It may have gone on before the answer was there.
    this.#take(state);
  }

  /** Forgets what was predicted and measured, so that it can be tried anew. */
  startAgain(id: LessonId): void {
    const { predictions, attempts } = this.view.get();
    const without = <Value>(record: Readonly<Partial<Record<LessonId, Value>>>) =>
      Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
    this.#patch({ predictions: without(predictions), attempts: without(attempts) });
  }

  /** What is shown of the opened lesson; `null`: nothing has ended yet. */
  shownResult(): ExperimentBrief | null {
    const { openedId, attempts } = this.view.get();
    return openedId === null ? null : (attempts[openedId]?.result ?? null);
  }

  #take(state: ExperimentState): void {
    if (state.state === 'idle' || isUnderWay(state)) return;
    const entries = Object.entries(this.view.get().attempts) as [LessonId, LessonAttempt][];
    const found = entries.find(([, attempt]) => attempt.experimentId === state.experimentId);
    if (found === undefined || found[1].result === state.result) return;
    const [id, attempt] = found;
    this.#setAttempt(id, { ...attempt, result: state.result });
    const { done } = this.view.get();
    if (state.result.state === 'completed') this.#patch({ done: new Set([...done, id]) });
  }

  #setAttempt(id: LessonId, attempt: LessonAttempt): void {
    this.#patch({ attempts: { ...this.view.get().attempts, [id]: attempt } });
  }

  #patch(patch: Partial<LessonView>): void {
    this.view.set({ ...this.view.get(), ...patch });
  }
}
