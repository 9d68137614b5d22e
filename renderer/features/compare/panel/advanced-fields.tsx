import { MAX_COOL_DOWN_MS, MAX_SEED, MAX_TIME_LIMIT_S } from '../../../../contract/limits.ts';
import { useIsProgram } from '../../command/use-program.ts';
import { CoresControl } from '../../launch/cores/cores-field.tsx';
import { useCompare } from '../use-compare.ts';
import { DraftNumber } from './stop-rule-fields.tsx';

const FIELDS = ['coolDown', 'equivalence', 'timeLimit', 'seed', 'orderSeed', 'cores'];

/** What seldom needs to be changed, with what stands there in one line. */
export function AdvancedFields() {
  const { store, draft, check } = useCompare();
  const isProgram = useIsProgram();
  const hasError = FIELDS.some((field) => check.errors[field] !== undefined);
  return (
    <details className="options">
      <summary>
        Advanced
        {hasError ? (
          <span className="options-error">needs attention</span>
        ) : (
          <span className="options-summary">
            same within ±{draft.equivalenceText} %, {draft.coolDownText} ms pause
          </span>
        )}
      </summary>
      <div className="options-fields">
        <FamilyField />
        <DraftNumber
          name="equivalenceText"
          label="Same within"
          unit="± %"
          help="A difference smaller than this is none worth the name: two configurations are then called the same."
          min={0.1}
          max={50}
        />
        <DraftNumber
          name="coolDownText"
          label="Pause before each run"
          unit="ms"
          help="Lets the processor and what the last run left behind come to rest."
          min={0}
          max={MAX_COOL_DOWN_MS}
        />
        <DraftNumber
          name="timeLimitText"
          label="Time limit of a run"
          unit="s"
          help="A run that takes longer is ended, and does not count."
          min={1}
          max={MAX_TIME_LIMIT_S}
        />
        <CoresControl
          id="compare-cores"
          cores={draft.cores}
          error={check.errors['cores']}
          onChange={(cores) => store.change({ cores })}
        />
        {!isProgram && (
          <DraftNumber
            name="seedText"
            label="Seed of the work"
            unit=""
            help="The same seed gives every configuration the same work."
            min={0}
            max={MAX_SEED}
          />
        )}
        <DraftNumber
          name="orderSeedText"
          label="Seed of the order"
          unit=""
          help="Runs of all configurations are mixed, so that a drift of the machine hits all alike. The same seed mixes them the same way."
          min={0}
          max={MAX_SEED}
        />
      </div>
    </details>
  );
}

const FAMILY_HELP =
  'The more pairs are judged, the more runs it takes to tell them apart: Holm’s correction keeps the odds of any false “different” at 5 %.';

function FamilyField() {
  const { store, draft } = useCompare();
  return (
    <div className="row-field">
      <label htmlFor="compare-family" data-tip={FAMILY_HELP}>
        Pairs to judge
      </label>
      <select
        id="compare-family"
        value={draft.family}
        data-tip={FAMILY_HELP}
        onChange={(event) =>
          store.change({ family: event.target.value === 'all-pairs' ? 'all-pairs' : 'baseline' })
        }
      >
        <option value="baseline">With the baseline</option>
        <option value="all-pairs">All with all</option>
      </select>
    </div>
  );
}
