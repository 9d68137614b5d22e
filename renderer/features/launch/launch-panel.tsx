import type { SubmitEvent } from 'react';

import { LabProgramFields } from '../command/lab-program-fields.tsx';
import { ProgramSwitch } from '../command/program-switch.tsx';
import { useFileDrop } from '../command/use-file-drop.ts';
import { useIsProgram } from '../command/use-program.ts';
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
  const isProgram = useIsProgram();
  const { target, isOver } = useFileDrop();
  return (
    <section ref={target} className="launch-panel" aria-label="Launch" data-drop={isOver}>
      <form className="launch-form" noValidate onSubmit={handleSubmit}>
        <div className="launch-fields">
          <FillNotes notes={notes} onDismiss={() => model.launch.dismissNotes()} />
          <ProgramSwitch />
          {isProgram ? <LabProgramFields /> : <WorkloadFields />}
          <CoresField />
          <TimeLimitField />
        </div>
        <RunControls />
      </form>
    </section>
  );
}

/** One of the workloads that come along, how it is spread, and what it runs on. */
function WorkloadFields() {
  return (
    <>
      <WorkloadField />
      <PresetBar />
      <ParameterFields />
      <hr />
      <StrategyField />
      <WorkersField />
      <hr />
      <RuntimeField />
      <OptionsSection />
    </>
  );
}
