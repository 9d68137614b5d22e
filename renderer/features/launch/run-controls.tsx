import type { MouseEvent } from 'react';

import type { RunState } from '../../../contract/run.ts';
import { formatCount } from '../../format/quantity.ts';
import { isUnderWay } from '../../stores/experiment-store.ts';
import { headerOf, isLive } from '../../stores/run-view.ts';
import { countVariants } from '../command/check-programs.ts';
import { useProgram } from '../command/use-program.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';
import { Icon } from '../shell/icon.tsx';
import { useRunCheck } from './use-run-check.ts';

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
      <CompareButton state={state} />
      <RunOrStopButton state={state} isRequested={isRequested} />
    </div>
  );
}

/** The field that is wrong may be out of sight: the reason stands at the button as well. */
function WhyNot({ state }: { readonly state: RunState }) {
  const { request, problem } = useRunCheck();
  if (useIsExperimenting()) {
    return (
      <p id="run-reason" className="run-reason">
        An experiment is running: a run beside it would disturb both. Wait for its end, or stop it
        under Compare.
      </p>
    );
  }
  if (isLive(state) || request !== null || problem === null) return null;
  return (
    <p id="run-reason" className="run-reason">
      <strong>{problem.field}:</strong> {problem.message}
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
  const { request } = useRunCheck();
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
      disabled={isExperimenting || (!canStop && request === null)}
      aria-disabled={isBusy}
      aria-describedby={canStop ? undefined : 'run-reason'}
      aria-keyshortcuts={canStop ? 'Escape' : 'Control+Enter'}
      onClick={handleClick}
    >
      <Icon name={canStop ? 'stop' : 'play'} />
      {buttonText(state, canStop)}
      <kbd aria-hidden="true">{canStop ? 'Esc' : 'Ctrl Enter'}</kbd>
    </button>
  );
}

/** What is only watched goes on without us. */
function buttonText(state: RunState, canStop: boolean): string {
  if (!canStop) return 'Run';
  const isWatched = headerOf(state)?.request.attach !== undefined;
  if (state.state === 'stopping') return isWatched ? 'Detaching…' : 'Stopping…';
  return isWatched ? 'Detach' : 'Stop';
}

/** Where there is more than one thing to run: several commands, or several values of one. */
function CompareButton({ state }: { readonly state: RunState }) {
  const { views } = useApp();
  const { draft, read } = useProgram();
  const count = countVariants(read);
  if (!draft.isChosen || count < 2 || isLive(state)) return null;
  return (
    <button
      type="button"
      className="button button-wide compare-instead"
      onClick={() => views.show('compare')}
    >
      Compare all {formatCount(count)}…
    </button>
  );
}
