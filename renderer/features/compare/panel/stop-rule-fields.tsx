import type { StopRule } from '../../../../contract/experiment.ts';
import { MAX_REPEATS, MAX_WARMUPS } from '../../../../contract/limits.ts';
import { NumberRow } from '../../launch/number-row.tsx';
import type { CompareDraft } from '../compare-draft.ts';
import { useCompare } from '../use-compare.ts';

type TextName = {
  [Name in keyof CompareDraft]: CompareDraft[Name] extends string ? Name : never;
}[keyof CompareDraft];

interface DraftNumberProps {
  /** Of the draft's text; without `Text` it names the error too. */
  readonly name: Extract<TextName, `${string}Text`>;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  readonly min: number;
  readonly max: number;
}

/** A number of the draft. */
export function DraftNumber({ name, ...row }: DraftNumberProps) {
  const { store, draft, check } = useCompare();
  const field = name.slice(0, -'Text'.length);
  return (
    <NumberRow
      {...row}
      id={`compare-${field}`}
      text={draft[name]}
      error={check.errors[field]}
      onChange={(text) => store.change({ [name]: text })}
    />
  );
}

const RULES: readonly { readonly rule: StopRule['rule']; readonly label: string }[] = [
  { rule: 'precision', label: 'Until it is precise' },
  { rule: 'repeats', label: 'Fixed number' },
];

/** When there are enough runs. */
export function StopRuleFields() {
  const { store, draft } = useCompare();
  return (
    <fieldset className="field">
      <legend>Runs of each configuration</legend>
      <div className="segmented">
        {RULES.map(({ rule, label }) => (
          <button
            key={rule}
            type="button"
            className="segment"
            aria-pressed={draft.stopRule === rule}
            onClick={() => store.change({ stopRule: rule })}
          >
            {label}
          </button>
        ))}
      </div>
      {draft.stopRule === 'repeats' ? <RepeatsField /> : <PrecisionFields />}
      <DraftNumber
        name="warmupsText"
        label="Warm-ups first"
        unit="runs"
        help="Runs of each configuration before those that count: caches fill, and the processor finds its speed."
        min={0}
        max={MAX_WARMUPS}
      />
    </fieldset>
  );
}

function RepeatsField() {
  return (
    <DraftNumber
      name="repeatsText"
      label="Repeats"
      unit="runs"
      help="Five runs or fewer give no 95 % interval, so nothing can be told apart."
      min={1}
      max={MAX_REPEATS}
    />
  );
}

/** Rounds go on until every configuration's interval is narrow enough, or a bound is reached. */
function PrecisionFields() {
  return (
    <>
      <DraftNumber
        name="ciPercentText"
        label="Precision"
        unit="± %"
        help="Rounds go on until the 95 % interval of every configuration’s median lies within this."
        min={0.1}
        max={50}
      />
      <DraftNumber
        name="minRepeatsText"
        label="At least"
        unit="runs"
        help="Six is the least that gives a 95 % interval."
        min={1}
        max={MAX_REPEATS}
      />
      <DraftNumber
        name="maxRepeatsText"
        label="At most"
        unit="runs"
        help="Then it ends, whether or not the medians are known that well."
        min={1}
        max={MAX_REPEATS}
      />
      <DraftNumber
        name="maxSecondsText"
        label="Or after"
        unit="s"
        help="Of measuring, pauses not counted. The round under way is brought to its end."
        min={1}
        max={86_400}
      />
    </>
  );
}
