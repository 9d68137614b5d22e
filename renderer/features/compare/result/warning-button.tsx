import type { ExperimentBrief, ExperimentWarning } from '../../../../contract/experiment-result.ts';
import { canStartExperiment } from '../../../stores/experiment-store.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { actionLabel, enlargement, moreRuns, withLargerTasks } from './warning-actions.ts';

interface WarningButtonProps {
  readonly result: ExperimentBrief;
  readonly onShowLive: () => void;
  readonly warning: ExperimentWarning;
}

/** Does something about what keeps figures from being trusted; nothing where nothing can be done. */
export function WarningButton({ warning, result, onShowLive }: WarningButtonProps) {
  const { experiment, compare, facts } = useApp();
  const view = useReadable(experiment.view);
  const label = actionLabel(warning.action, result);
  if (label === null) return null;
  // How much work a program does is its own affair.
  if (warning.action === 'enlarge-tasks' && result.spec.commands !== undefined) return null;
  const startsRuns = warning.action === 'add-runs' || warning.action === 'rerun';
  const isOutOfReach = startsRuns && !canStartExperiment(view);
  const handleClick = () => {
    if (warning.action === 'add-runs') void experiment.extend(moreRuns(result));
    if (warning.action === 'rerun') void experiment.start(result.spec);
    if (warning.action === 'show-others') onShowLive();
    if (warning.action === 'enlarge-tasks') {
      compare.fill(result.spec, []);
      const larger = withLargerTasks(compare.draft.get(), facts.catalogue, enlargement(result));
      if (larger === null) return;
      compare.change(larger.draft);
      document.getElementById(`compare-parameter-${larger.parameter}`)?.focus();
    }
  };
  return (
    <button type="button" className="link-button" disabled={isOutOfReach} onClick={handleClick}>
      {label}
    </button>
  );
}
