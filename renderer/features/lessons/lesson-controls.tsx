import type { MouseEvent } from 'react';

import { lessonSpec } from '../../../contract/lesson-plan.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { isLive } from '../../stores/run-view.ts';
import { ExperimentProgress } from '../compare/result/experiment-progress.tsx';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import type { CurrentLesson } from './use-lesson.ts';

const REASON_ID = 'lesson-reason';

/** Runs the lesson, says why it can't, and stops it. */
export function LessonControls({ current }: { readonly current: CurrentLesson }) {
  const { lessons, experiment } = useApp();
  const { state } = useReadable(experiment.view);
  const { refusal } = useReadable(lessons.view);
  const { lesson, isRunning, runtime } = current;
  const reason = useReasonAgainst(current);
  const isReady = reason === null && current.prediction !== null;
  return (
    <div className="lesson-controls">
      {isRunning && <ExperimentProgress state={state} />}
      <RunOrStopButton current={current} isReady={isReady} />
      {!isRunning && (
        <p id={REASON_ID} className="lesson-reason">
          {reason ?? (isReady ? lengthText(lesson) : 'Choose a curve first.')}
        </p>
      )}
      {runtime.runtime === null && <SearchAgain />}
      {refusal !== null && refusal.lessonId === lesson.id && (
        <p className="start-error" role="alert">
          {refusal.failure.message}
        </p>
      )}
    </div>
  );
}

function lengthText({ runSeconds }: CurrentLesson['lesson']): string {
  return `About ${runSeconds} s on two cores. Nothing is drawn while a run is timed.`;
}

interface RunOrStopButtonProps {
  readonly current: CurrentLesson;
  readonly isReady: boolean;
}

/** One element in both roles, so that the keyboard focus stays on it when they change. */
function RunOrStopButton({ current, isReady }: RunOrStopButtonProps) {
  const { experiment, lessons } = useApp();
  const { state } = useReadable(experiment.view);
  const { startingId } = useReadable(lessons.view);
  const { isRunning } = current;
  const isStopping = isRunning && state.state === 'stopping';
  const act = useRunOrStop(current);
  return (
    <button
      type="button"
      className={isRunning ? 'button button-stop' : 'button button-primary'}
      disabled={!isRunning && !isReady}
      aria-disabled={startingId !== null || isStopping}
      aria-describedby={isRunning ? undefined : REASON_ID}
      onClick={act}
    >
      <Icon name={isRunning ? 'stop' : 'play'} />
      {isStopping ? 'Stopping…' : isRunning ? 'Stop' : 'Run it'}
    </button>
  );
}

function useRunOrStop({ lesson, runtime, isRunning }: CurrentLesson) {
  const { lessons, facts, experiment, notices } = useApp();
  const stop = async () => {
    const failure = await experiment.control('stop');
    if (failure !== null) notices.addProblem(failure);
  };
  return (event: MouseEvent) => {
    if (isRunning) {
      // The second click of a double click on Run must not stop what the first one started.
      if (event.detail <= 1) void stop();
    } else if (runtime.runtime !== null) {
      void lessons.run(lesson.id, lessonSpec(lesson, runtime.runtime.id, facts.machine));
    }
  };
}

/** What is in the way apart from the reader's own choice, in one sentence; `null`: nothing. */
function useReasonAgainst({ runtime }: CurrentLesson): string | null {
  const { experiment, lessons, run, presets } = useApp();
  const { state } = useReadable(experiment.view);
  const { startingId } = useReadable(lessons.view);
  const runState = useReadable(run.view).state;
  const { measuring } = useReadable(presets.view);
  if (runtime.reason !== null) return runtime.reason;
  // The state of one's own experiment may come before the answer to its start.
  if (isUnderWay(state) && startingId === null) {
    return 'Another experiment is running: the lesson can start when it has ended.';
  }
  if (isLive(runState)) return 'A run is under way: the lesson can start when it has ended.';
  if (measuring !== null) {
    return 'Corelane is measuring how fast this machine is: the lesson can start after that.';
  }
  return null;
}

function SearchAgain() {
  const { runtimes } = useApp();
  const { isSearching } = useReadable(runtimes.view);
  return (
    <button
      type="button"
      className="button"
      aria-disabled={isSearching}
      onClick={() => void runtimes.refresh()}
    >
      <Icon name="refresh" />
      {isSearching ? 'Searching…' : 'Search again'}
    </button>
  );
}
