import type { ExperimentBrief, ExperimentWarning } from '../../../../contract/experiment-result.ts';
import { canStartExperiment } from '../../../stores/experiment-store.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { actionLabel, enlargement, moreRuns, withLargerTasks } from './warning-actions.ts';

interface WarningsListProps {
  readonly result: ExperimentBrief;
  /** Absent: nothing can be done about an experiment of the past. */
  readonly onShowLive: (() => void) | undefined;
}

/** What keeps the figures from being trusted, each with a button that does something about it. */
export function WarningsList({ result, onShowLive }: WarningsListProps) {
  if (result.warnings.length === 0) return null;
  return (
    <ul className="warnings compare-warnings" aria-label="Warnings">
      {result.warnings.map((warning, index) => (
        <li key={`${warning.code} ${warning.message}`}>
          <Icon name="warning" />
          <span className="warning-text">{warning.message}</span>
          {onShowLive !== undefined && isFirstOfItsAction(result.warnings, index) && (
            <WarningButton warning={warning} result={result} onShowLive={onShowLive} />
          )}
        </li>
      ))}
    </ul>
  );
}

/** Two buttons that do the same would look like two things to do. */
function isFirstOfItsAction(warnings: readonly ExperimentWarning[], index: number): boolean {
  const action = warnings[index]?.action;
  return warnings.findIndex((warning) => warning.action === action) === index;
}

interface WarningButtonProps {
  readonly result: ExperimentBrief;
  readonly onShowLive: () => void;
  readonly warning: ExperimentWarning;
}

function WarningButton({ warning, result, onShowLive }: WarningButtonProps) {
  const { experiment, compare, facts } = useApp();
  const view = useReadable(experiment.view);
  const label = actionLabel(warning.action, result);
  if (label === null) return null;
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
