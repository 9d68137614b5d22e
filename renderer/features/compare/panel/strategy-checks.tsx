import type { Strategy } from '../../../../contract/catalogue.ts';
import type { StrategyChoice } from '../../../../contract/experiment.ts';
import { useApp } from '../../shell/app-context.ts';
import { Icon } from '../../shell/icon.tsx';
import { refusalOf } from '../compare-options.ts';
import { useCompare } from '../use-compare.ts';

/** The strategies to compare. Those that can't run the work on any of the runtimes say why. */
export function StrategyChecks() {
  const { catalogue } = useApp().facts;
  const { draft, runtimes, check } = useCompare();
  return (
    <fieldset className="field" aria-describedby="compare-strategies-error">
      <legend>Strategies</legend>
      <div className="choice-grid">
        {catalogue.strategies.map((strategy) => (
          <StrategyCheck
            key={strategy.id}
            strategy={strategy}
            reason={refusalOf(strategy.id, draft, catalogue, runtimes)}
          />
        ))}
      </div>
      <SpecialChoices />
      <p id="compare-strategies-error" className="field-error" role="alert">
        {check.errors['strategies']}
      </p>
    </fieldset>
  );
}

interface StrategyCheckProps {
  readonly strategy: Strategy;
  /** Why it can't be had; `null`: it can. */
  readonly reason: string | null;
}

/** A refused one that is ticked can be unticked; the plan leaves it out. */
function StrategyCheck({ strategy, reason }: StrategyCheckProps) {
  const { store, draft } = useCompare();
  const id = `compare-strategy-${strategy.id}`;
  const isChosen = draft.strategies.some((choice) => choice.strategy === strategy.id);
  const isRefused = reason !== null && !isChosen;
  const handleChange = () => {
    if (!isRefused) store.change({ strategies: toggled(draft.strategies, strategy) });
  };
  const tip = reason ?? strategy.chooseWhen;
  return (
    <label className={reason === null ? 'choice' : 'choice choice-refused'} data-tip={tip}>
      <input
        id={id}
        type="checkbox"
        checked={isChosen}
        aria-disabled={isRefused}
        aria-describedby={reason === null ? undefined : `${id}-reason`}
        onChange={handleChange}
      />
      <span className="choice-box check-box">{strategy.label}</span>
      {reason !== null && (
        <span id={`${id}-reason`} hidden>
          {reason}
        </span>
      )}
    </label>
  );
}

/** Strategies with options of their own, as files name them. */
function SpecialChoices() {
  const { store, draft } = useCompare();
  const { strategies, options } = useApp().facts.catalogue;
  const special = draft.strategies.filter((choice) => Object.keys(choice.options).length > 0);
  if (special.length === 0) return null;
  const textOf = (choice: StrategyChoice) =>
    Object.entries(choice.options)
      .map(([name, value]) => {
        const label = options.find((option) => option.name === name)?.label ?? name;
        return `${label.toLowerCase()} ${String(value)}`;
      })
      .join(', ');
  return (
    <ul className="special-choices" aria-label="Strategies with options of their own">
      {special.map((choice) => {
        const name = strategies.find(({ id }) => id === choice.strategy)?.label ?? choice.strategy;
        return (
          <li key={JSON.stringify(choice)}>
            <span>
              {name}: {textOf(choice)}
            </span>
            <button
              type="button"
              className="icon-button"
              aria-label={`Remove ${name} with ${textOf(choice)}`}
              onClick={() =>
                store.change({ strategies: draft.strategies.filter((other) => other !== choice) })
              }
            >
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** In the catalogue's order where it is added; all of a kind go where it is taken out. */
function toggled(chosen: readonly StrategyChoice[], { id }: Strategy): readonly StrategyChoice[] {
  const others = chosen.filter(({ strategy }) => strategy !== id);
  return others.length < chosen.length ? others : [...others, { strategy: id, options: {} }];
}
