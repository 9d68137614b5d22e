import type { Failure } from '../../contract/result.ts';
import type { RunHeader, RunState } from '../../contract/run.ts';
import { workStartMsOf } from '../../contract/work-start.ts';

/** The current or last run, as the window knows it. */
export interface RunView {
  readonly state: RunState;
  /** Wall clock at which the work was seen to begin; `null`: it has not. */
  readonly workStartedEpochMs: number | null;
  /** A start was asked for and not answered yet. */
  readonly isRequested: boolean;
  /** Nothing is drawn of it while it goes on, as was asked for when it was started. */
  readonly isQuiet: boolean;
  /** Why the last start was refused. */
  readonly startError: Failure | null;
}

/** Before the first run. */
export const NO_RUN: RunView = {
  state: { state: 'idle' },
  workStartedEpochMs: null,
  isRequested: false,
  isQuiet: false,
  startError: null,
};

/**
 * The view once main has told of a state.
 * @param nowEpochMs when it did
 * @param knownStartEpochMs when the work began, for a window that came late
 */
export function withState(
  before: RunView,
  state: RunState,
  nowEpochMs: number,
  knownStartEpochMs: number | null = null,
): RunView {
  const isSameRun = headerOf(before.state)?.runId === headerOf(state)?.runId;
  const begins = isSameRun && state.state === 'running' && before.state.state === 'starting';
  const startEpochMs = begins ? nowEpochMs : knownStartEpochMs;
  return {
    ...before,
    state,
    isQuiet: before.isQuiet && (isSameRun || before.isRequested),
    workStartedEpochMs: (isSameRun ? before.workStartedEpochMs : null) ?? startEpochMs,
  };
}

/** Whether processes of a run are there, or about to be. */
export function isLive(state: RunState): boolean {
  return state.state === 'starting' || state.state === 'running' || state.state === 'stopping';
}

export function canStart(view: RunView): boolean {
  return !view.isRequested && !isLive(view.state);
}

/** Seconds from the run's start to that of its work; `null`: it has not begun, or that isn't known (yet). */
export function workStartS({
  state,
  workStartedEpochMs,
}: Pick<RunView, 'state' | 'workStartedEpochMs'>): number | null {
  if ('result' in state) {
    const startMs = workStartMsOf(state.result);
    return startMs === null ? null : startMs / 1000;
  }
  const header = headerOf(state);
  if (header === null || workStartedEpochMs === null) return null;
  return (workStartedEpochMs - Date.parse(header.startedAt)) / 1000;
}

export function headerOf(state: RunState): RunHeader | null {
  return state.state === 'idle' ? null : state.run;
}
