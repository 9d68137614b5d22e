import type { ExperimentPlan } from '../../../contract/experiment.ts';
import { formatCount } from '../../format/quantity.ts';

/** Combinations that can't be run here, each with its reason; nothing, when there are none. */
export function OmittedList({ omitted }: Pick<ExperimentPlan, 'omitted'>) {
  if (omitted.length === 0) return null;
  return (
    <details className="plan-omitted">
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
