import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import { stateName } from '../../../format/names.ts';
import { formatCount } from '../../../format/quantity.ts';
import { useShown } from '../../shell/app-context.ts';
import { OmittedList } from '../omitted-list.tsx';
import { commonStart } from './short-labels.ts';

interface ConclusionProps {
  readonly result: ExperimentBrief;
  /** Whether what was left out is in sight from the first. */
  readonly isUnfolded?: boolean;
}

/** What came of it, in plain words, and how it was measured. */
export function Conclusion({ result, isUnfolded = false }: ConclusionProps) {
  const { facts } = useShown();
  const workload = facts.catalogue.workloads.find(({ id }) => id === result.spec.workload);
  const shared = commonStart(result.configurations.map(({ label }) => label));
  const title = result.title === '' ? (workload?.label ?? 'Commands') : result.title;
  return (
    <section className="panel conclusion" aria-label="Conclusion">
      <p className="conclusion-head">
        <strong>{title}</strong>
        {shared !== '' && <span>{shared}</span>}
        <span>{runsText(result)}</span>
        {result.spec.workload !== 'command' && <span>seed {result.seed}</span>}
        {result.state !== 'running' && result.state !== 'completed' && (
          <span className="conclusion-state">{stateName(result.state)}</span>
        )}
      </p>
      {result.error !== null && <p className="field-error">{result.error.message}</p>}
      <p className="conclusion-text" role="status">
        {result.conclusion}
      </p>
      <OmittedList omitted={result.omitted} isOpen={isUnfolded} />
    </section>
  );
}

function runsText({ configurations }: ExperimentBrief): string {
  const counts = configurations.map(({ runs }) => runs.length);
  const least = Math.min(...counts);
  const most = Math.max(...counts);
  const range =
    least === most ? formatCount(most) : `${formatCount(least)} to ${formatCount(most)}`;
  const runs = most === 1 ? 'run' : 'runs';
  return counts.length === 0
    ? 'no configuration'
    : `${formatCount(counts.length)} configurations, ${range} ${runs} of each that count`;
}
