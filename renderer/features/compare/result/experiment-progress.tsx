import type { ExperimentState } from '../../../../contract/experiment-result.ts';
import { formatElapsed } from '../../../format/duration.ts';
import { isUnderWay } from '../../../stores/experiment-store.ts';
import { currentText, precisionText, remainingText, runsText } from './progress-text.ts';

const STATES = {
  running: 'Running',
  pausing: 'Pausing',
  paused: 'Paused',
  stopping: 'Stopping',
} as const;

/** How far the experiment is, as main last said it: nothing moves between two of its messages. */
export function ExperimentProgress({ state }: { readonly state: ExperimentState }) {
  if (!isUnderWay(state)) return null;
  const { progress, result, plan } = state;
  const { stopRule } = result.spec;
  const labelOf = (id: string) =>
    plan.configurations.find((configuration) => configuration.id === id)?.label ?? id;
  const current = currentText(progress, labelOf);
  const precision = precisionText(progress, stopRule);
  return (
    <section className="run-strip experiment-progress" aria-label="Progress">
      <div className="run-line">
        <span className={`state-chip state-${state.state === 'running' ? 'running' : 'stopping'}`}>
          <span className="state-dot" aria-hidden="true" />
          {STATES[state.state]}
        </span>
        <p className="run-title">
          <strong>{runsText(progress, stopRule)}</strong>
          <span>{remainingText(progress)}</span>
          {precision !== null && (
            <span data-tip="The widest 95 % interval of a median among all configurations, and how narrow it shall be.">
              {precision}
            </span>
          )}
          {current !== null && <span>{current}</span>}
        </p>
        <p className="run-elapsed">
          <span className="visually-hidden">Elapsed </span>
          {formatElapsed(progress.elapsedMs)}
        </p>
      </div>
      <progress
        aria-label="Runs done"
        max={Math.max(1, progress.runsPlanned)}
        value={Math.min(progress.runsDone, progress.runsPlanned)}
      />
    </section>
  );
}
