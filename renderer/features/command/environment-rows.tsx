import { useId, useState } from 'react';

import { Icon } from '../shell/icon.tsx';
import type { VariableDraft } from './command-draft.ts';
import { useProgram } from './use-program.ts';

/** Variables on top of those that Corelane was started with. */
export function EnvironmentRows() {
  const { store, command, errors } = useProgram();
  const id = useId();
  const { environment } = command;
  const replace = (index: number, patch: Partial<VariableDraft>) =>
    store.changeCommand({
      environment: environment.map((one, at) => (at === index ? { ...one, ...patch } : one)),
    });
  return (
    <fieldset className="field" aria-describedby={`${id}-help ${id}-error`}>
      <legend>Environment</legend>
      {environment.map((variable, index) => (
        <VariableRow
          key={index}
          variable={variable}
          place={index + 1}
          onChange={(patch) => replace(index, patch)}
          onRemove={() =>
            store.changeCommand({ environment: environment.filter((_, at) => at !== index) })
          }
        />
      ))}
      <button
        type="button"
        className="link-button options-reset"
        onClick={() =>
          store.changeCommand({ environment: [...environment, { name: '', value: '' }] })
        }
      >
        Add a variable
      </button>
      <p id={`${id}-help`} className="field-help">
        Added to the environment of Corelane. Values are neither stored nor shown in results.
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {errors.environment}
      </p>
    </fieldset>
  );
}

interface VariableRowProps {
  readonly variable: VariableDraft;
  /** From 1 on. */
  readonly place: number;
  readonly onChange: (patch: Partial<VariableDraft>) => void;
  readonly onRemove: () => void;
}

function VariableRow({ variable, place, onChange, onRemove }: VariableRowProps) {
  const [isShown, setIsShown] = useState(false);
  const { name, value } = variable;
  const what = name === '' ? `variable ${place}` : name;
  return (
    <div className="variable-row">
      <input
        type="text"
        aria-label={`Name of variable ${place}`}
        placeholder="NAME"
        spellCheck={false}
        autoComplete="off"
        value={name}
        onChange={(event) => onChange({ name: event.target.value.trim() })}
      />
      <input
        type={isShown ? 'text' : 'password'}
        aria-label={`Value of ${what}`}
        placeholder={value === null ? 'type it again' : 'value'}
        spellCheck={false}
        autoComplete="off"
        value={value ?? ''}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <button
        type="button"
        className="link-button"
        aria-label={`Show the value of ${what}`}
        aria-pressed={isShown}
        onClick={() => setIsShown(!isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove ${what}`}
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
