import { useState } from 'react';

import type { Strategy, StrategyId } from '../../../../contract/catalogue.ts';
import { admissionFor } from '../../../../contract/option-rules.ts';
import { CodeButton } from '../../code/code-button.tsx';
import { useApp } from '../../shell/app-context.ts';
import { useLaunch } from '../use-launch.ts';

/** The ways to spread tasks over workers; those that can't be say why. */
export function StrategyField() {
  const { catalogue } = useApp().facts;
  const { store, draft, runtime } = useLaunch();
  const [refused, setRefused] = useState<StrategyId | null>(null);
  const reasonFor = (strategy: StrategyId) => {
    if (runtime === null) return null;
    const admission = admissionFor(catalogue, draft.workload, { strategy, runtime });
    return admission.admitted ? null : admission.reason;
  };
  const handleChoose = (id: StrategyId) => {
    setRefused(reasonFor(id) === null ? null : id);
    if (reasonFor(id) === null) store.change({ strategy: id });
  };
  const shown = catalogue.strategies.find(({ id }) => id === refused && id !== draft.strategy);
  return (
    <fieldset className="field" aria-describedby="strategy-summary">
      <legend>Strategy</legend>
      <div className="legend-action">
        <CodeButton />
      </div>
      <div className="choice-grid">
        {catalogue.strategies.map((strategy) => (
          <StrategyChoice
            key={strategy.id}
            strategy={strategy}
            isChosen={strategy.id === draft.strategy}
            reason={reasonFor(strategy.id)}
            onChoose={() => handleChoose(strategy.id)}
            onLeave={() => setRefused(null)}
          />
        ))}
      </div>
      <RefusedNote strategy={shown} reason={shown === undefined ? null : reasonFor(shown.id)} />
      <StrategyHelp />
    </fieldset>
  );
}

interface StrategyChoiceProps {
  readonly strategy: Strategy;
  readonly isChosen: boolean;
  /** Why it can't be chosen; `null`: it can. */
  readonly reason: string | null;
  readonly onChoose: () => void;
  readonly onLeave: () => void;
}

/** A refused one takes the focus like any other, so that its reason can be read, but no choice. */
function StrategyChoice(props: StrategyChoiceProps) {
  const { strategy, isChosen, reason, onChoose, onLeave } = props;
  const id = `strategy-${strategy.id}`;
  return (
    <label className={reason === null ? 'choice' : 'choice choice-refused'} data-tip={reason ?? ''}>
      <input
        id={id}
        type="radio"
        name="strategy"
        value={strategy.id}
        checked={isChosen}
        aria-disabled={reason !== null}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
        onChange={onChoose}
        onBlur={onLeave}
      />
      <span className="choice-box">{strategy.label}</span>
      {reason !== null && (
        <span id={`${id}-reason`} hidden>
          {reason}
        </span>
      )}
    </label>
  );
}

function RefusedNote({
  strategy,
  reason,
}: {
  readonly strategy: Strategy | undefined;
  readonly reason: string | null;
}) {
  const { workload } = useLaunch();
  return (
    <p className="refused-note" role="status">
      {strategy !== undefined && reason !== null && (
        <>
          <strong>
            {strategy.label} can’t run {workload?.label}.
          </strong>{' '}
          {reason}
        </>
      )}
    </p>
  );
}

/** What the chosen one does, what is different about it here, or why it can't be. */
function StrategyHelp() {
  const { strategy, runtime, check } = useLaunch();
  const { admission } = check;
  const kind = runtime === null || runtime.kind === 'other' ? 'python' : runtime.kind;
  const summary = runtime?.kind === 'other' ? hostSummary(strategy) : strategy?.summary[kind];
  return (
    <>
      <p className="field-error" role="alert">
        {check.errors['strategy']}
      </p>
      <div id="strategy-summary" className="field-help">
        <p>{summary}</p>
        {admission.admitted && admission.note !== null && (
          <p className="strategy-note">{admission.note}</p>
        )}
      </div>
    </>
  );
}

/** How a host of the user's own does it is its own affair. */
function hostSummary(strategy: Strategy | undefined): string {
  return strategy === undefined ? '' : `${strategy.label}, the way this run host does it.`;
}
