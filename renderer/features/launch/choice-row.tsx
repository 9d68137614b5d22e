import type { Choice } from '../../../contract/catalogue.ts';

interface ChoiceRowProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly choices: readonly Choice[];
  /** Whether a choice can't be beside all else: it is marked, and says why once it is chosen. */
  readonly isImpossible: (value: string) => boolean;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A labelled word out of a few on one line; what the chosen one means stands below. */
export function ChoiceRow(props: ChoiceRowProps) {
  const { id, label, help, choices, isImpossible, value, error, onChange } = props;
  const chosen = choices.find((choice) => choice.value === value) ?? choices[0];
  return (
    <div className="row-field choice-row">
      <label htmlFor={id} data-tip={help}>
        {label}
      </label>
      <select
        id={id}
        value={chosen?.value ?? ''}
        data-tip={help}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help ${id}-error ${id}-meaning`}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
            {choice !== chosen && isImpossible(choice.value) && ' – not possible here'}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="visually-hidden">
        {help}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
      <p id={`${id}-meaning`} className="choice-meaning">
        {error === undefined && chosen?.help}
      </p>
    </div>
  );
}
