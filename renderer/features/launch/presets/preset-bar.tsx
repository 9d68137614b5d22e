import { Fragment } from 'react';

import type { PresetId, Workload } from '../../../../contract/catalogue.ts';
import { isUnderWay } from '../../../stores/experiment-store.ts';
import { isLive } from '../../../stores/run-view.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { hasDefaultParameters, withDefaultParameters } from '../launch-draft.ts';
import { readParameters } from '../read-parameters.ts';
import { type Launch, useLaunch } from '../use-launch.ts';
import { presetOf } from './preset-store.ts';

const PRESETS: readonly { readonly id: PresetId; readonly label: string; readonly tip: string }[] =
  [
    { id: 'quick', label: 'Quick', tip: 'About 1 s of work for two workers on this machine.' },
    { id: 'long', label: 'Long', tip: 'About 10 s of work for two workers on this machine.' },
  ];

/** Parameters by how long the work is to take, and the way back. */
export function PresetBar() {
  const { presets } = useApp();
  const view = useReadable(presets.view);
  const launch = useLaunch();
  const { workload } = launch;
  if (workload === undefined) return null;
  return (
    <div className="field">
      <div className="preset-bar">
        <span className="group-label" id="presets-label">
          Parameters
        </span>
        {workload.presetParameter !== null && (
          <PresetButtons launch={launch} workload={workload} parameter={workload.presetParameter} />
        )}
        <ResetButton launch={launch} workload={workload} />
      </div>
      {view.measuring !== null && <Measuring />}
      <p className="field-error" role="alert">
        {view.error?.message}
      </p>
    </div>
  );
}

interface ButtonsProps {
  readonly launch: Launch;
  readonly workload: Workload;
  readonly parameter: string;
}

function PresetButtons({ launch, workload, parameter }: ButtonsProps) {
  const { presets, run, experiment } = useApp();
  const view = useReadable(presets.view);
  const { state } = useReadable(run.view);
  const isExperimenting = isUnderWay(useReadable(experiment.view).state);
  const { draft, runtime } = launch;
  const current = presetOf(view, draft, runtime);
  const reason = whyNot(launch, workload, parameter, isLive(state) || isExperimenting);
  const handleClick = (preset: PresetId) => {
    if (preset === current) presets.undo(parameter);
    else if (reason === null && runtime !== null) {
      void presets.apply(preset, workload, runtime, readParameters(draft, workload, {}));
    }
  };
  return (
    <div className="segmented" role="group" aria-labelledby="presets-label">
      {PRESETS.map(({ id, label, tip }) => (
        <Fragment key={id}>
          <button
            type="button"
            className="segment"
            aria-pressed={id === current}
            aria-busy={id === view.measuring}
            aria-disabled={reason !== null || view.measuring !== null}
            aria-describedby={`preset-${id}-help`}
            data-tip={
              reason ?? (id === current ? `${tip} Once more: back to what was there.` : tip)
            }
            onClick={() => handleClick(id)}
          >
            {label}
          </button>
          <span id={`preset-${id}-help`} hidden>
            {reason ?? tip}
          </span>
        </Fragment>
      ))}
    </div>
  );
}

/** Why the machine can't be measured at the moment. */
function whyNot(
  { check, draft, runtime }: Launch,
  workload: Workload,
  parameter: string,
  isRunning: boolean,
): string | null {
  if (runtime === null) return check.errors['runtime'] ?? 'Choose a runtime that can be used.';
  if (isRunning) return 'A run is under way: it would be disturbed. Wait for its end.';
  const errors: Record<string, string> = {};
  readParameters(draft, workload, errors);
  const isOther = Object.keys(errors).some((name) => name !== parameter);
  return isOther
    ? 'Correct the other parameters first: how long the work takes hangs on them.'
    : null;
}

function ResetButton({ launch, workload }: Pick<ButtonsProps, 'launch' | 'workload'>) {
  const { presets } = useApp();
  const { store, draft } = launch;
  if (hasDefaultParameters(draft, workload)) return null;
  return (
    <button
      type="button"
      className="link-button"
      data-tip="Every parameter of this workload back to its default"
      onClick={() => {
        presets.forget();
        store.change(withDefaultParameters(store.draft.get(), workload));
      }}
    >
      Reset
    </button>
  );
}

function Measuring() {
  const { presets, notices } = useApp();
  const handleCancel = async () => {
    const failure = await presets.cancel();
    if (failure !== null) notices.addProblem(failure);
  };
  return (
    <p className="measuring" role="status">
      Measuring how fast this machine is…
      <button type="button" className="link-button" onClick={() => void handleCancel()}>
        Cancel
      </button>
    </p>
  );
}
