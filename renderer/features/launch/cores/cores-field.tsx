import type { CoreChoice } from '../../../../contract/settings.ts';
import { formatCoreList } from '../../../format/core-list.ts';
import { useApp } from '../../shell/app-context.ts';
import type { CoresDraft } from '../launch-draft.ts';
import { NumberRow } from '../number-row.tsx';
import { useLaunch } from '../use-launch.ts';
import { chosenCores } from './core-choice.ts';
import { CoreGrid } from './core-grid.tsx';

const CHOICES: readonly { readonly value: CoreChoice['choice']; readonly label: string }[] = [
  { value: 'all', label: 'All' },
  { value: 'all-but-one', label: 'Leave one to Corelane' },
  { value: 'count', label: 'How many…' },
  { value: 'list', label: 'Which…' },
];

const HELP = 'Logical cores that every process of the run is confined to.';

/** The cores that the launch panel confines a run to. */
export function CoresField() {
  const { store, draft, check } = useLaunch();
  return (
    <CoresControl
      id="cores"
      cores={draft.cores}
      error={check.errors['cores']}
      onChange={(cores) => store.change({ cores })}
    />
  );
}

interface CoresControlProps {
  /** Of the select; all other ids begin with it. */
  readonly id: string;
  readonly cores: CoresDraft;
  readonly error: string | undefined;
  readonly onChange: (cores: CoresDraft) => void;
}

/** Which cores runs may use; where they can't be confined, why not. */
export function CoresControl({ id, cores, error, onChange }: CoresControlProps) {
  const { machine } = useApp().facts;
  const { noAffinityReason } = machine;
  const isFixed = noAffinityReason !== null;
  const handleChange = (value: string) => {
    const choice = CHOICES.find((candidate) => candidate.value === value);
    if (choice === undefined) return;
    const list = cores.list.length > 0 ? cores.list : machine.allowedCores;
    onChange({ ...cores, list, choice: choice.value });
  };
  return (
    <div className={isFixed ? 'field field-disabled' : 'field'}>
      <div className="row-field">
        <label htmlFor={id} data-tip={HELP}>
          Cores
        </label>
        <select
          id={id}
          value={isFixed ? 'all' : cores.choice}
          disabled={isFixed}
          aria-describedby={`${id}-help`}
          onChange={(event) => handleChange(event.target.value)}
        >
          {CHOICES.map(({ value, label }) => (
            <option
              key={value}
              value={value}
              disabled={value === 'all-but-one' && machine.allowedCores.length < 2}
            >
              {label}
            </option>
          ))}
        </select>
      </div>
      {!isFixed && cores.choice === 'count' && (
        <CoreCount id={`${id}-count`} cores={cores} error={error} onChange={onChange} />
      )}
      {!isFixed && cores.choice === 'list' && (
        <CoreGrid
          errorId={`${id}-grid-error`}
          list={cores.list}
          error={error}
          onChange={(list) => onChange({ ...cores, list })}
        />
      )}
      <p id={`${id}-help`} className={isFixed ? 'field-help' : 'cores-help'}>
        {noAffinityReason ?? <CoresMeaning cores={cores} />}
      </p>
    </div>
  );
}

function CoreCount({ id, cores, error, onChange }: CoresControlProps) {
  const { allowedCores } = useApp().facts.machine;
  return (
    <NumberRow
      id={id}
      label="How many"
      unit={`of ${allowedCores.length}`}
      help="The first ones are taken."
      min={1}
      max={allowedCores.length}
      text={cores.countText}
      error={error}
      onChange={(countText) => onChange({ ...cores, countText })}
    />
  );
}

/** What the choice comes to, where it is not plain. */
function CoresMeaning({ cores }: Pick<CoresControlProps, 'cores'>) {
  const { machine } = useApp().facts;
  const chosen = chosenCores(cores, machine);
  if (!chosen.ok || cores.choice === 'list') return null;
  return cores.choice === 'all' || chosen.cores === null
    ? null
    : `The run is confined to ${formatCoreList(chosen.cores)}.`;
}
