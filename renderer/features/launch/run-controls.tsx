import type { MouseEvent } from 'react';

import type { RunState } from '../../../contract/run.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { isLive } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';
import { Icon } from '../shell/icon.tsx';
import { fieldLabel } from './field-label.ts';
import { useLaunch } from './use-launch.ts';

/** The one button that starts and stops, and why it can't. */
export function RunControls() {
  const model = useApp();
  const { state, isRequested, startError } = useReadable(model.run.view);
  return (
    <div className="run-controls">
      {startError !== null && (
        <p className="start-error" role="alert">
          {startError.message}
        </p>
      )}
      <WhyNot state={state} />
      <RunOrStopButton state={state} isRequested={isRequested} />
    </div>
  );
}

/** The field that is wrong may be out of sight: the reason stands at the button as well. */
function WhyNot({ state }: { readonly state: RunState }) {
  const { check, workload } = useLaunch();
  const { runtimes, facts } = useApp();
  const isSearching = useReadable(runtimes.view).runtimes === null;
  if (useIsExperimenting()) {
    return (
      <p id="run-reason" className="run-reason">
        An experiment is running: a run beside it would disturb both. Wait for its end, or stop it
        under Compare.
      </p>
    );
  }
  if (isLive(state) || check.request !== null || isSearching) return null;
  const [first] = Object.entries(check.errors);
  if (first === undefined) return null;
  const [field, message] = first;
  return (
    <p id="run-reason" className="run-reason">
      <strong>{fieldLabel(field, workload, facts.catalogue.options)}:</strong> {message}
    </p>
  );
}

/** From the first run of an experiment to its last, nobody else may start one. */
function useIsExperimenting(): boolean {
  const { experiment } = useApp();
  return isUnderWay(useReadable(experiment.view).state);
}

interface RunOrStopButtonProps {
  readonly state: RunState;
  readonly isRequested: boolean;
}

/** One element in both roles, so that the keyboard focus stays on it when they change. */
function RunOrStopButton({ state, isRequested }: RunOrStopButtonProps) {
  const model = useApp();
  const { check } = useLaunch();
  const isExperimenting = useIsExperimenting();
  // A run of an experiment is stopped where the experiment is led.
  const canStop = isLive(state) && !isExperimenting;
  const isMeasuring = useReadable(model.presets.view).measuring !== null;
  const isBusy =
    isRequested || (canStop && state.state === 'stopping') || (isMeasuring && !canStop);
  const handleClick = (event: MouseEvent) => {
    if (!canStop) return;
    event.preventDefault();
    // The second click of a double click on Run must not stop what the first one started.
    if (event.detail <= 1) runCommand(model, 'stop');
  };
  return (
    <button
      type="submit"
      className={`button button-wide ${canStop ? 'button-stop' : 'button-primary'}`}
      disabled={isExperimenting || (!canStop && check.request === null)}
      aria-disabled={isBusy}
      aria-describedby={canStop ? undefined : 'run-reason'}
      aria-keyshortcuts={canStop ? 'Escape' : 'Control+Enter'}
      onClick={handleClick}
    >
      <Icon name={canStop ? 'stop' : 'play'} />
      {state.state === 'stopping' && !isExperimenting ? 'Stopping…' : canStop ? 'Stop' : 'Run'}
      <kbd aria-hidden="true">{canStop ? 'Esc' : 'Ctrl Enter'}</kbd>
    </button>
  );
}
