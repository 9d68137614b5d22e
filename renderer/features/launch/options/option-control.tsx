import type { Choice } from '../../../../contract/catalogue.ts';
import { ChoiceRow } from '../choice-row.tsx';
import { NumberRow } from '../number-row.tsx';
import type { ChoiceField, NumberField, OptionField, SwitchField } from './applicable-options.ts';

interface OptionControlProps<Field> {
  /** Of the control. */
  readonly id: string;
  readonly field: Field;
  readonly error: string | undefined;
  /** Whether a value can't be beside all else that is chosen. */
  readonly isImpossible: (value: string) => boolean;
  /** An empty text means the default. */
  readonly onChange: (text: string) => void;
}

/** One option, as its definition has it. */
export function OptionControl({ field, ...props }: OptionControlProps<OptionField>) {
  switch (field.type) {
    case 'choice':
      return <ChoiceControl field={field} {...props} />;
    case 'integer':
      return <NumberControl field={field} {...props} />;
    case 'switch':
      return <SwitchControl field={field} {...props} />;
  }
}

function ChoiceControl(props: OptionControlProps<ChoiceField>) {
  const { id, field, error, isImpossible, onChange } = props;
  const { definition, text, defaultChoice, others } = field;
  const byDefault: Choice = {
    value: '',
    label: defaultChoice === null ? 'Default' : `Default (${defaultChoice.label})`,
    // Most stand at it, and their meanings would fill the panel: the tip has it.
    help: '',
  };
  const help = [definition.help, text === '' ? defaultChoice?.help : undefined];
  return (
    <ChoiceRow
      id={id}
      label={definition.label}
      help={help.filter((part) => part !== undefined).join(' ')}
      choices={[byDefault, ...others]}
      isImpossible={(value) => value !== '' && isImpossible(value)}
      value={text}
      error={error}
      onChange={onChange}
    />
  );
}

function NumberControl({ id, field, error, onChange }: OptionControlProps<NumberField>) {
  const { definition, text, value } = field;
  return (
    <NumberRow
      id={id}
      label={definition.label}
      unit={value.unit}
      help={definition.help}
      placeholder={value.default === null ? 'none' : `${value.default} (default)`}
      min={value.min}
      max={value.max}
      text={text}
      error={error}
      onChange={onChange}
    />
  );
}

function SwitchControl({ id, field, error, onChange }: OptionControlProps<SwitchField>) {
  const { label, help } = field.definition;
  return (
    <div className="switch-field">
      <label>
        <input
          id={id}
          type="checkbox"
          checked={field.text === 'true'}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.checked ? 'true' : '')}
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
