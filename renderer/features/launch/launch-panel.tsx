import type { SubmitEvent } from 'react';

import { useApp, useReadable } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';
import { CoresField } from './cores/cores-field.tsx';
import { FillNotes } from './fill-notes.tsx';
import { OptionsSection } from './options/options-section.tsx';
import { ParameterFields } from './parameter-fields.tsx';
import { PresetBar } from './presets/preset-bar.tsx';
import { RunControls } from './run-controls.tsx';
import { RuntimeField } from './runtime-field.tsx';
import { StrategyField } from './strategy/strategy-field.tsx';
import { TimeLimitField } from './time-limit-field.tsx';
import { WorkersField } from './workers-field.tsx';
import { WorkloadField } from './workload/workload-field.tsx';

/** What to run, how, and the button that does it. */
export function LaunchPanel() {
  const model = useApp();
  const notes = useReadable(model.launch.notes);
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    runCommand(model, 'run');
  };
  return (
    <section className="launch-panel" aria-label="Launch">
      <form className="launch-form" noValidate onSubmit={handleSubmit}>
        <div className="launch-fields">
          <FillNotes notes={notes} onDismiss={() => model.launch.dismissNotes()} />
          <WorkloadField />
          <PresetBar />
          <ParameterFields />
          <hr />
          <StrategyField />
          <WorkersField />
          <hr />
          <RuntimeField />
          <OptionsSection />
          <CoresField />
          <TimeLimitField />
        </div>
        <RunControls />
      </form>
    </section>
  );
}
