interface ChoiceSelectProps<Value> {
  readonly id: string;
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, label: string])[];
  readonly isDisabled: boolean;
  readonly onChange: (value: Value) => void;
}

/** One of a few values of any kind, label left and choice right. */
export function ChoiceSelect<const Value>(props: ChoiceSelectProps<Value>) {
  const { id, label, value, choices, isDisabled, onChange } = props;
  const index = choices.findIndex(([candidate]) => candidate === value);
  return (
    <div className="row-field">
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={index}
        disabled={isDisabled}
        onChange={(event) => {
          const choice = choices[Number(event.target.value)];
          if (choice !== undefined) onChange(choice[0]);
        }}
      >
        {choices.map(([, text], place) => (
          <option key={text} value={place}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}
