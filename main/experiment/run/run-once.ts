import type { Configuration } from '../../../contract/experiment.ts';
import type { Failure } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { Lab, Reservation } from '../../lab/lab.ts';
import { type ClockFinding, ClockWatch } from './clock-watch.ts';
import type { ExperimentClock } from './experiment-clock.ts';
import type { SetAsideReason } from './experiment-record.ts';

export interface RunOnceOptions {
  readonly lab: Lab;
  readonly reservation: Reservation;
  readonly clock: ExperimentClock;
  readonly onStarted: (runId: string) => void;
}

export type RunOnceOutcome =
  | { readonly started: false; readonly error: Failure }
  | { readonly started: true; readonly result: RunResult; readonly finding: ClockFinding };

/** One timed run, with what happened to the clocks meanwhile. */
export async function runOnce(
  { request }: Configuration,
  { lab, reservation, clock, onStarted }: RunOnceOptions,
): Promise<RunOnceOutcome> {
  const watch = new ClockWatch(clock);
  const started = await lab.start(request, { reservation, quiet: true });
  if (!started.ok) return { started: false, error: started.error };
  onStarted(started.value.runId);
  const result = await lab.waitForEnd(started.value.runId);
  return { started: true, result, finding: watch.finding() };
}

export interface RunCircumstances {
  readonly isWarmUp: boolean;
  readonly wasSkipped: boolean;
  readonly finding: ClockFinding;
}

/** Why a run does not count; `null`: it does. */
export function setAsideReason(
  { state }: RunResult,
  { isWarmUp, wasSkipped, finding }: RunCircumstances,
): SetAsideReason | null {
  const isCompleted = state === 'completed';
  if (wasSkipped && !isCompleted) return 'skipped';
  // Sleep can make a run exceed its time limit: that is no failure of the run.
  if (finding !== null && !(isWarmUp && isCompleted)) return finding;
  if (!isCompleted) return 'not-completed';
  return isWarmUp ? 'warm-up' : null;
}
