import type { StrategyId } from '../../../contract/catalogue.ts';
import { useApp } from '../shell/app-context.ts';
import { useLaunch } from './use-launch.ts';

/** Pairs side by side: without and with a shared queue; the two that have one worker come first. */
const ORDER: readonly StrategyId[] = [
  'sequential',
  'async',
  'threads',
  'thread-pool',
  'processes',
  'process-pool',
];

/** The six ways to spread tasks over workers. */
export function StrategyField() {
  const { strategies } = useApp().facts.catalogue;
  const { store, draft, strategy, runtime } = useLaunch();
  const ordered = ORDER.flatMap((id) => strategies.find((candidate) => candidate.id === id) ?? []);
  return (
    <fieldset className="field" aria-describedby="strategy-summary">
      <legend>Strategy</legend>
      <div className="choice-grid">
        {ordered.map(({ id, label }) => (
          <label key={id} className="choice">
            <input
              type="radio"
              name="strategy"
              value={id}
              checked={id === draft.strategy}
              onChange={() => store.change({ strategy: id })}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p id="strategy-summary" className="field-help">
        {strategy?.summary[runtime?.kind ?? 'python']}
      </p>
    </fieldset>
  );
}
