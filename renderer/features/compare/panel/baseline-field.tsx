import { useApp, useReadable } from '../../shell/app-context.ts';
import { baselineKey, baselineOptions } from '../baseline-options.ts';
import { useCompare } from '../use-compare.ts';

const HELP = 'What the others are held against: speed-up is its median wall time ÷ theirs.';

/** Which of the planned configurations the others are held against. */
export function BaselineField() {
  const { compare, facts } = useApp();
  const { store, draft } = useCompare();
  const { plan } = useReadable(compare.plan);
  const options = baselineOptions(plan, facts.catalogue);
  const chosen = baselineKey(draft.baseline, options);
  return (
    <div className="field">
      <label htmlFor="compare-baseline" data-tip={HELP}>
        Baseline
      </label>
      <select
        id="compare-baseline"
        value={chosen}
        data-tip={HELP}
        disabled={options.length === 0}
        onChange={(event) =>
          store.change({
            baseline: options.find(({ key }) => key === event.target.value)?.choice ?? {},
          })
        }
      >
        {options.length === 0 && <option value="">The first configuration</option>}
        {options.map(({ key, label }) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </select>
    </div>
  );
}
