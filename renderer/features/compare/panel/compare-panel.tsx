import type { SubmitEvent } from 'react';

import { MAX_WORKERS } from '../../../../contract/limits.ts';
import { CommandFields } from '../../command/command-fields.tsx';
import { CommandList } from '../../command/command-list.tsx';
import { ParameterRows } from '../../command/parameter-rows.tsx';
import { ProgramSwitch } from '../../command/program-switch.tsx';
import { useFileDrop } from '../../command/use-file-drop.ts';
import { useIsProgram, useProgram } from '../../command/use-program.ts';
import { FillNotes } from '../../launch/fill-notes.tsx';
import { OptionList } from '../../launch/options/options-section.tsx';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { useCompare } from '../use-compare.ts';
import { AdvancedFields } from './advanced-fields.tsx';
import { BaselineField } from './baseline-field.tsx';
import { ExperimentControls } from './experiment-controls.tsx';
import { FileButtons } from './file-buttons.tsx';
import { ListRow } from './list-row.tsx';
import { PresetButtons } from './preset-buttons.tsx';
import { RuntimeChecks } from './runtime-checks.tsx';
import { StopRuleFields } from './stop-rule-fields.tsx';
import { StrategyChecks } from './strategy-checks.tsx';
import { WorkFields } from './work-fields.tsx';

/** What to compare, how long to measure, and the button that does it. */
export function ComparePanel() {
  const { experiment, compare } = useApp();
  const notes = useReadable(compare.notes);
  const { check } = useCompare();
  const isProgram = useIsProgram();
  const { target, isOver } = useFileDrop();
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    if (check.spec !== null) void experiment.start(check.spec);
  };
  return (
    <section
      ref={target}
      className="launch-panel compare-panel"
      aria-label="Experiment"
      data-drop={isOver}
    >
      <form className="launch-form" noValidate onSubmit={handleSubmit}>
        <div className="launch-fields">
          <FileButtons />
          <FillNotes notes={notes} onDismiss={() => compare.dismissNotes()} />
          <ProgramSwitch />
          {isProgram ? <ComparedPrograms /> : <ComparedStrategies />}
          <hr />
          <StopRuleFields />
          {!isProgram && <BaselineField />}
          <AdvancedFields />
        </div>
        <ExperimentControls />
      </form>
    </section>
  );
}

/** One workload under several strategies. */
function ComparedStrategies() {
  return (
    <>
      <PresetButtons />
      <hr />
      <WorkFields />
      <hr />
      <StrategyChecks />
      <WorkerCounts />
      <RuntimeChecks />
      <CommonOptions />
    </>
  );
}

/** Programs of the user's own, with several values. */
function ComparedPrograms() {
  const { read } = useProgram();
  return (
    <>
      <CommandList />
      <CommandFields />
      <ParameterRows
        names={read.parameters}
        note="Each command is run with every combination of the values that it mentions. The first one is what the others are held against."
      />
    </>
  );
}

function WorkerCounts() {
  const { store, draft, check } = useCompare();
  return (
    <ListRow
      id="compare-workers"
      label="Worker counts"
      unit=""
      help={`Each strategy runs with each of them, up to ${MAX_WORKERS}; one that always has one worker runs once.`}
      text={draft.workersText}
      error={check.errors['workers']}
      onChange={(workersText) => store.change({ workersText })}
    />
  );
}

/** Options of all strategies that know them. */
function CommonOptions() {
  const { store, draft, options, check } = useCompare();
  return (
    <OptionList
      idPrefix="compare-option"
      fields={options}
      errors={check.errors}
      isImpossible={() => false}
      onChange={(name, text) =>
        store.change({ optionTexts: { ...draft.optionTexts, [name]: text } })
      }
      onReset={(cleared) => store.change({ optionTexts: { ...draft.optionTexts, ...cleared } })}
    />
  );
}
