import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import type { StoredExperiment } from '../../../../contract/history.ts';
import { stateName } from '../../../format/names.ts';
import { formatCount } from '../../../format/quantity.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';

/** What came of it, in plain words, and how it was measured. */
export function Conclusion({ result }: { readonly result: ExperimentBrief }) {
  const { facts } = useApp();
  const workload = facts.catalogue.workloads.find(({ id }) => id === result.spec.workload);
  const title = result.title === '' ? (workload?.label ?? result.spec.workload) : result.title;
  return (
    <section className="panel conclusion" aria-label="Conclusion">
      <p className="conclusion-head">
        <strong>{title}</strong>
        <span>{runsText(result)}</span>
        <span>seed {result.seed}</span>
        {result.state !== 'running' && result.state !== 'completed' && (
          <span className="conclusion-state">{stateName(result.state)}</span>
        )}
      </p>
      {result.error !== null && <p className="field-error">{result.error.message}</p>}
      <p className="conclusion-text" role="status">
        {result.conclusion}
      </p>
      <Omitted result={result} />
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

function Omitted({ result: { omitted } }: { readonly result: ExperimentBrief }) {
  if (omitted.length === 0) return null;
  return (
    <details className="plan-omitted">
      <summary>{omitted.length} combinations were left out</summary>
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

/** Tells that this is an experiment of the history, and on which machine it ran. */
export function OpenedNote({ opened }: { readonly opened: StoredExperiment }) {
  const { experiment, bridge, compare, notices } = useApp();
  const { state } = useReadable(experiment.view);
  const handleFill = async () => {
    const answer = await bridge.request('history:rerun', {
      kind: 'experiment',
      id: opened.entry.id,
    });
    if (!answer.ok) notices.addProblem(answer.error);
    else if (answer.value.kind === 'experiment')
      compare.fill(answer.value.spec, answer.value.notes);
  };
  return (
    <div className="opened-note" role="note">
      <p>
        From the history: <strong>{opened.entry.title}</strong>,{' '}
        {new Date(opened.entry.startedAt).toLocaleString()}
        {opened.differences.length > 0 &&
          `. Not this machine as it is now: ${opened.differences
            .map(({ label, before, after }) => `${label} ${before} → ${after}`)
            .join('; ')}`}
      </p>
      <button type="button" className="button" onClick={() => void handleFill()}>
        Put into the panel
      </button>
      <button type="button" className="button" onClick={() => experiment.closeOpened()}>
        {state.state === 'idle' ? 'Close' : 'Back to the last one'}
      </button>
    </div>
  );
}
