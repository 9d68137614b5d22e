import type { SubmitEvent } from 'react';

import { MAX_WORKERS } from '../../../../contract/limits.ts';
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
  const handleSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const { spec } = compare.check();
    if (spec !== null) void experiment.start(spec);
  };
  return (
    <section className="launch-panel compare-panel" aria-label="Experiment">
      <form className="launch-form" noValidate onSubmit={handleSubmit}>
        <div className="launch-fields">
          <FileButtons />
          <FillNotes notes={notes} onDismiss={() => compare.dismissNotes()} />
          <PresetButtons />
          <hr />
          <WorkFields />
          <hr />
          <StrategyChecks />
          <WorkerCounts />
          <RuntimeChecks />
          <CommonOptions />
          <hr />
          <StopRuleFields />
          <BaselineField />
          <AdvancedFields />
        </div>
        <ExperimentControls />
      </form>
    </section>
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
