import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { formatCount } from '../../format/quantity.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';

/** What the experiment under way is at, in a sentence; `null`: there is none. */
export function experimentText(state: ExperimentState): string | null {
  if (!isUnderWay(state)) return null;
  const { runsDone, runsPlanned, current } = state.progress;
  const planned = formatCount(Math.max(runsPlanned, runsDone));
  if (state.state === 'paused') {
    return `An experiment is paused: ${formatCount(runsDone)} of ${planned} runs are done.`;
  }
  if (state.state === 'stopping') return 'An experiment is being stopped.';
  const pausing = state.state === 'pausing' ? ' It pauses after this run.' : '';
  if (current === null) {
    return `An experiment is running: ${formatCount(runsDone)} of ${planned} runs are done.${pausing}`;
  }
  const { configurations } = state.plan;
  const label = configurations.find(({ id }) => id === current.configuration)?.label;
  const what = label === undefined ? '' : `, ${label}`;
  return `An experiment is running: run ${formatCount(runsDone + 1)} of ${planned}${what}.${pausing}`;
}

/** Whether a run is one of the experiment's: those are timed, and nothing is drawn of them. */
export function isRunOfExperiment(state: ExperimentState, runId: string): boolean {
  if (state.state === 'idle') return false;
  if (isUnderWay(state) && state.progress.current?.runId === runId) return true;
  return state.result.order.some((run) => run.runId === runId);
}
