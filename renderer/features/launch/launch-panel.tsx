import type { SubmitEvent } from 'react';

import { useApp } from '../shell/app-context.ts';
import { runCommand } from '../shell/commands.ts';
import { ParameterFields } from './parameter-fields.tsx';
import { RunControls } from './run-controls.tsx';
import { RuntimeField } from './runtime-field.tsx';
import { StartMethodField } from './start-method-field.tsx';
import { StrategyField } from './strategy-field.tsx';
import { TimeLimitField } from './time-limit-field.tsx';
import { WorkersField } from './workers-field.tsx';
import { WorkloadField } from './workload-field.tsx';

/** What to run, how, and the button that does it. */
export function LaunchPanel() {
  const model = useApp();
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    runCommand(model, 'run');
  };
  return (
    <section className="launch-panel" aria-label="Launch">
      <form className="launch-form" noValidate onSubmit={handleSubmit}>
        <div className="launch-fields">
          <WorkloadField />
          <ParameterFields />
          <hr />
          <StrategyField />
          <WorkersField />
          <hr />
          <RuntimeField />
          <StartMethodField />
          <TimeLimitField />
        </div>
        <RunControls />
      </form>
    </section>
  );
}
