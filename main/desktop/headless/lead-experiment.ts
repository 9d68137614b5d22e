import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentResult, ExperimentState } from '../../../contract/experiment-result.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Experiments } from '../../experiment/experiments.ts';

export interface ExperimentWatch {
  readonly onState: (state: ExperimentState) => void;
  /** Ends the run under way, and the experiment with it. */
  readonly signal: AbortSignal;
}

/**
 * Leads one experiment from start to end.
 * @returns an error where it could not be started, or was interrupted
 */
export async function leadExperiment(
  experiments: Experiments,
  spec: ExperimentSpec,
  { onState, signal }: ExperimentWatch,
): Promise<Result<ExperimentResult>> {
  if (signal.aborted) return err('interrupted', '');
  const stop = (): void => experiments.control('stop');
  const unsubscribe = experiments.onState(onState);
  signal.addEventListener('abort', stop);
  try {
    const started = await experiments.start(spec);
    if (!started.ok) return started;
    // An abort may have come while there was nothing to stop yet.
    if (isAborted(signal)) stop();
    const result = await experiments.waitForEnd(started.value.experimentId);
    return isAborted(signal) ? err('interrupted', '') : ok(result);
  } finally {
    signal.removeEventListener('abort', stop);
    unsubscribe();
  }
}

/** Asked again after a wait, where the compiler takes the first answer for the last. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
