import type { Choice } from '../../../../contract/catalogue.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { isImpossibleOption } from '../combination.ts';
import { withOptionText } from '../launch-draft.ts';
import { NumberRow } from '../number-row.tsx';
import { useLaunch } from '../use-launch.ts';
import type { ChoiceField, NumberField, OptionField, SwitchField } from './applicable-options.ts';
import { optionErrorKey } from './option-texts.ts';

/** One option, as its definition has it. */
export function OptionControl({ field }: { readonly field: OptionField }) {
  switch (field.type) {
    case 'choice':
      return <ChoiceControl field={field} />;
    case 'integer':
      return <NumberControl field={field} />;
    case 'switch':
      return <SwitchControl field={field} />;
  }
}

function ChoiceControl({ field }: { readonly field: ChoiceField }) {
  const { definition, text, defaultChoice, others } = field;
  const { name } = definition;
  const { store, check } = useLaunch();
  const byDefault: Choice = {
    value: '',
    label: defaultChoice === null ? 'Default' : `Default (${defaultChoice.label})`,
    // Most stand at it, and their meanings would fill the panel: the tip has it.
    help: '',
  };
  const help = [definition.help, text === '' ? defaultChoice?.help : undefined];
  return (
    <ChoiceRow
      id={`option-${name}`}
      label={definition.label}
      help={help.filter((part) => part !== undefined).join(' ')}
      choices={[byDefault, ...others]}
      isImpossible={(value) => value !== '' && isImpossibleOption(check.combination, name, value)}
      value={text}
      error={check.errors[optionErrorKey(name)]}
      onChange={(value) => store.change(withOptionText(store.draft.get(), name, value))}
    />
  );
}

function NumberControl({ field }: { readonly field: NumberField }) {
  const { definition, text, value } = field;
  const { store, check } = useLaunch();
  const { name, label, help } = definition;
  return (
    <NumberRow
      id={`option-${name}`}
      label={label}
      unit={value.unit}
      help={help}
      placeholder={value.default === null ? 'none' : `${value.default} (default)`}
      min={value.min}
      max={value.max}
      text={text}
      error={check.errors[optionErrorKey(name)]}
      onChange={(changed) => store.change(withOptionText(store.draft.get(), name, changed))}
    />
  );
}

function SwitchControl({ field }: { readonly field: SwitchField }) {
  const { store, check } = useLaunch();
  const { name, label, help } = field.definition;
  const id = `option-${name}`;
  const error = check.errors[optionErrorKey(name)];
  return (
    <div className="switch-field">
      <label>
        <input
          id={id}
          type="checkbox"
          checked={field.text === 'true'}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) =>
            store.change(
              withOptionText(store.draft.get(), name, event.target.checked ? 'true' : ''),
            )
          }
        />
        {label}
      </label>
      <p id={`${id}-help`} className="choice-meaning">
        {help}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
