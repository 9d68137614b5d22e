import type { ReactNode } from 'react';

import type { ExperimentBrief, ExperimentWarning } from '../../../../contract/experiment-result.ts';
import { Icon } from '../../shell/icon.tsx';

interface WarningsListProps {
  readonly result: ExperimentBrief;
  /** What can be done about a warning; absent: nothing can, of an experiment of the past. */
  readonly actionFor?: ((warning: ExperimentWarning) => ReactNode) | undefined;
}

/** What keeps the figures from being trusted, each with a button that does something about it. */
export function WarningsList({ result, actionFor }: WarningsListProps) {
  if (result.warnings.length === 0) return null;
  return (
    <ul className="warnings compare-warnings" aria-label="Warnings">
      {result.warnings.map((warning, index) => (
        <li key={`${warning.code} ${warning.message}`}>
          <Icon name="warning" />
          <span className="warning-text">{warning.message}</span>
          {isFirstOfItsAction(result.warnings, index) && actionFor?.(warning)}
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
