import { type MouseEvent } from 'react';

import type { ExperimentControl } from '../../../../contract/experiment.ts';
import type { ExperimentState } from '../../../../contract/experiment-result.ts';
import { isUnderWay } from '../../../stores/experiment-store.ts';
import { isLive } from '../../../stores/run-view.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { compareFieldLabel } from '../compare-field-label.ts';
import { useCompare } from '../use-compare.ts';
import { PlanSummary } from './plan-summary.tsx';

/** The plan, why it can't be started, and the button that starts and stops. */
export function ExperimentControls() {
  const { experiment } = useApp();
  const { state, startError } = useReadable(experiment.view);
  return (
    <div className="run-controls">
      {startError !== null && (
        <p className="start-error" role="alert">
          {startError.message}
        </p>
      )}
      {!isUnderWay(state) && <PlanSummary />}
      {!isUnderWay(state) && <WhyNot />}
      <LeadButtons state={state} />
      <StartOrStopButton state={state} />
    </div>
  );
}

/** The field that is wrong may be out of sight: the reason stands at the button as well. */
function WhyNot() {
  const { facts, run } = useApp();
  const { check, workload } = useCompare();
  const isRunning = isLive(useReadable(run.view).state);
  const [first] = Object.entries(check.errors);
  if (first === undefined) {
    return isRunning ? (
      <p id="compare-reason" className="run-reason">
        A run is under way: the experiment can start when it has ended.
      </p>
    ) : null;
  }
  const [field, message] = first;
  return (
    <p id="compare-reason" className="run-reason">
      <strong>{compareFieldLabel(field, workload, facts.catalogue.options)}:</strong> {message}
    </p>
  );
}

/** Pause and skip, while there is something to lead. */
function LeadButtons({ state }: { readonly state: ExperimentState }) {
  if (!isUnderWay(state) || state.state === 'stopping') return null;
  const isPaused = state.state !== 'running';
  return (
    <div className="lead-buttons">
      <LeadButton
        control={isPaused ? 'resume' : 'pause'}
        label={isPaused ? 'Resume' : 'Pause'}
        tip={
          isPaused
            ? 'Go on with the next run'
            : 'The run under way is brought to its end; then nothing is started until you resume'
        }
      />
      <LeadButton
        control="skip"
        label="Skip"
        tip="Leave the configuration under way out, for good; its runs so far are kept"
        isDisabled={state.progress.current === null}
      />
    </div>
  );
}

interface LeadButtonProps {
  readonly control: ExperimentControl;
  readonly label: string;
  readonly tip: string;
  readonly isDisabled?: boolean;
}

function LeadButton({ control, label, tip, isDisabled = false }: LeadButtonProps) {
  const lead = useLead();
  return (
    <button
      type="button"
      className="button"
      data-tip={tip}
      disabled={isDisabled}
      onClick={() => void lead(control)}
    >
      {label}
    </button>
  );
}

/** One element in both roles, so that the keyboard focus stays on it when they change. */
function StartOrStopButton({ state }: { readonly state: ExperimentState }) {
  const { experiment, compare, run } = useApp();
  const { check } = useCompare();
  const lead = useLead();
  const { isRequested } = useReadable(experiment.view);
  const { plan, isPending } = useReadable(compare.plan);
  const isRunning = isLive(useReadable(run.view).state);
  const canStop = isUnderWay(state);
  const canStart = check.spec !== null && (plan !== null || isPending) && !isRunning;
  const handleClick = (event: MouseEvent) => {
    if (!canStop) return;
    event.preventDefault();
    // The second click of a double click on Start must not stop what the first one started.
    if (event.detail <= 1) void lead('stop');
  };
  return (
    <button
      type="submit"
      className={`button button-wide ${canStop ? 'button-stop' : 'button-primary'}`}
      disabled={!canStop && !canStart}
      aria-disabled={isRequested || state.state === 'stopping'}
      aria-describedby={canStop ? undefined : 'compare-reason'}
      onClick={handleClick}
    >
      <Icon name={canStop ? 'stop' : 'play'} />
      {state.state === 'stopping' ? 'Stopping…' : canStop ? 'Stop' : 'Start'}
    </button>
  );
}

function useLead(): (control: ExperimentControl) => Promise<void> {
  const { experiment, notices } = useApp();
  return async (control) => {
    const failure = await experiment.control(control);
    if (failure !== null) notices.addProblem(failure);
  };
}
