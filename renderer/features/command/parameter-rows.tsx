import { useId } from 'react';

import { FieldRow, fieldRowInput } from '../launch/field-row.tsx';
import { canCountWorkers } from './check-programs.ts';
import { useProgram } from './use-program.ts';

interface ParameterRowsProps {
  /** Of the command in front alone, or of all that are compared. */
  readonly names: readonly string[];
  readonly note: string;
}

/** Values of what stands in braces; a row for each, as soon as it is typed in a command. */
export function ParameterRows({ names, note }: ParameterRowsProps) {
  if (names.length === 0) return null;
  return (
    <fieldset className="field">
      <legend>Values</legend>
      {names.map((name) => (
        <ParameterRow key={name} name={name} />
      ))}
      <WorkersChoice names={names} />
      <p className="field-help">{note}</p>
    </fieldset>
  );
}

function ParameterRow({ name }: { readonly name: string }) {
  const { store, draft, read } = useProgram();
  const text = draft.parameters[name] ?? '';
  const row = {
    id: `${useId()}-${name}`,
    label: `{${name}}`,
    unit: '',
    help: `Values that stand for {${name}}, parted by commas; also 1-8, or 1-9-2 in steps of two.`,
    error: read.parameterErrors[name],
  };
  return (
    <FieldRow {...row}>
      <input
        {...fieldRowInput(row)}
        type="text"
        spellCheck={false}
        autoComplete="off"
        placeholder="1, 2, 4"
        value={text}
        onChange={(event) => store.setParameter(name, event.target.value)}
      />
    </FieldRow>
  );
}

const WORKERS_HELP =
  'Verdicts and the scaling curve need to know how many workers the program was told to have.';

/** Which of the values says how many workers there are. */
function WorkersChoice({ names }: Pick<ParameterRowsProps, 'names'>) {
  const { store, read } = useProgram();
  const id = useId();
  const counting = names.filter((name) => canCountWorkers(read.lists[name]));
  if (counting.length === 0) return null;
  return (
    <div className="row-field">
      <label htmlFor={id} data-tip={WORKERS_HELP}>
        Worker count
      </label>
      <select
        id={id}
        value={read.workersParameter ?? ''}
        data-tip={WORKERS_HELP}
        onChange={(event) => store.change({ workersParameter: event.target.value })}
      >
        {counting.map((name) => (
          <option key={name} value={name}>
            {`{${name}}`}
          </option>
        ))}
        <option value="">None of them</option>
      </select>
    </div>
  );
}
