import type { ExperimentPlan } from '../../../contract/experiment.ts';
import { formatCount } from '../../format/quantity.ts';

interface OmittedListProps extends Pick<ExperimentPlan, 'omitted'> {
  /** Whether they are in sight from the first. */
  readonly isOpen?: boolean;
}

/** Combinations that can’t be run here, each with its reason; nothing, when there are none. */
export function OmittedList({ omitted, isOpen = false }: OmittedListProps) {
  if (omitted.length === 0) return null;
  return (
    <details className="plan-omitted" open={isOpen}>
      <summary>
        {formatCount(omitted.length)} {omitted.length === 1 ? 'combination' : 'combinations'} left
        out
      </summary>
      <ul>
        {omitted.map(({ label, reason }) => (
          <li key={label}>
            <strong>{label}</strong> {reason}
          </li>
        ))}
      </ul>
    </details>
  );
}
