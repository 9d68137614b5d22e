import type { ExperimentState } from '../../../contract/experiment-result.ts';

/** The id of the experiment that has the lab to itself; `null`: there is none. */
export function experimentUnderWay(state: ExperimentState): string | null {
  return state.state === 'idle' || state.state === 'ended' ? null : state.experimentId;
}

/** Whether quitting now would end what took long: an experiment with more than one run. */
export function isWorthAsking(state: ExperimentState): boolean {
  if (state.state === 'idle' || state.state === 'ended') return false;
  return state.plan.mostRuns > 1;
}
