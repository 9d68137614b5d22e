import type { Configuration } from '../../../contract/experiment.ts';
import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { formatMs } from '../../report/quantities.ts';

/** How far an experiment is, for the one line of a terminal; `null`: it is not under way. */
export function compareProgress(state: ExperimentState): string | null {
  if (state.state === 'idle' || state.state === 'ended') return null;
  const { progress, plan } = state;
  const { runsDone, runsPlanned, current, remainingMs, widestCiPercent } = progress;
  const parts = [
    `${state.state === 'stopping' ? 'stopping, ' : ''}run ${Math.min(runsDone + 1, runsPlanned)} of ${runsPlanned}`,
    current === null ? null : labelOf(current.configuration, plan.configurations),
    widestCiPercent === null ? null : `widest CI ±${widestCiPercent.toFixed(1)} %`,
    remainingMs === null ? null : `about ${formatMs(remainingMs)} left`,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}

function labelOf(id: string, configurations: readonly Configuration[]): string {
  return configurations.find((configuration) => configuration.id === id)?.label ?? id;
}
