import type { CoreChoice } from '../../../../contract/settings.ts';
import { formatCoreList } from '../../../format/core-list.ts';
import { useApp } from '../../shell/app-context.ts';
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

/** Which cores the run may use; where it can't be confined, why not. */
export function CoresField() {
  const { machine } = useApp().facts;
  const { store, draft, check } = useLaunch();
  const { noAffinityReason } = machine;
  const isFixed = noAffinityReason !== null;
  const error = check.errors['cores'];
  const handleChange = (value: string) => {
    const choice = CHOICES.find((candidate) => candidate.value === value);
    if (choice === undefined) return;
    const { cores } = store.draft.get();
    const list = cores.list.length > 0 ? cores.list : machine.allowedCores;
    store.change({ cores: { ...cores, list, choice: choice.value } });
  };
  return (
    <div className={isFixed ? 'field field-disabled' : 'field'}>
      <div className="row-field">
        <label htmlFor="cores" data-tip={HELP}>
          Cores
        </label>
        <select
          id="cores"
          value={isFixed ? 'all' : draft.cores.choice}
          disabled={isFixed}
          aria-describedby="cores-help"
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
      {!isFixed && draft.cores.choice === 'count' && <CoreCount error={error} />}
      {!isFixed && draft.cores.choice === 'list' && <CoreGrid error={error} />}
      <p id="cores-help" className={isFixed ? 'field-help' : 'cores-help'}>
        {noAffinityReason ?? <CoresMeaning />}
      </p>
    </div>
  );
}

function CoreCount({ error }: { readonly error: string | undefined }) {
  const { allowedCores } = useApp().facts.machine;
  const { store, draft } = useLaunch();
  return (
    <NumberRow
      id="core-count"
      label="How many"
      unit={`of ${allowedCores.length}`}
      help="The first ones are taken."
      min={1}
      max={allowedCores.length}
      text={draft.cores.countText}
      error={error}
      onChange={(countText) => store.change({ cores: { ...draft.cores, countText } })}
    />
  );
}

/** What the choice comes to, where it is not plain. */
function CoresMeaning() {
  const { machine } = useApp().facts;
  const { draft } = useLaunch();
  const chosen = chosenCores(draft.cores, machine);
  if (!chosen.ok || draft.cores.choice === 'list') return null;
  return draft.cores.choice === 'all' || chosen.cores === null
    ? null
    : `The run is confined to ${formatCoreList(chosen.cores)}.`;
}
