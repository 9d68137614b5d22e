import type { Choice } from '../../../contract/catalogue.ts';

interface ChoiceRowProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A labelled word out of a few on one line; what the chosen one means stands below. */
export function ChoiceRow({ id, label, help, choices, value, onChange }: ChoiceRowProps) {
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
        aria-describedby={`${id}-help ${id}-meaning`}
        onChange={(event) => onChange(event.target.value)}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <p id={`${id}-help`} className="visually-hidden">
        {help}
      </p>
      <p id={`${id}-meaning`} className="choice-meaning">
        {chosen?.help}
      </p>
    </div>
  );
}
