interface NumberRowProps {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  /** What an empty field stands for, where it may be empty. */
  readonly placeholder?: string;
  readonly help: string;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A labelled whole number on one line; what is wrong with it appears below as it is typed. */
export function NumberRow(props: NumberRowProps) {
  const { id, label, unit, placeholder, help, text, min, max, error, onChange } = props;
  return (
    <div className="row-field">
      <label htmlFor={id} data-tip={help}>
        {label}
      </label>
      <span className={error === undefined ? 'number-box' : 'number-box number-box-invalid'}>
        <input
          id={id}
          type="number"
          inputMode="numeric"
          step={1}
          min={min}
          max={max}
          placeholder={placeholder}
          value={text}
          // It would lie over the message about what is wrong.
          data-tip={error === undefined ? help : ''}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit !== '' && <span className="unit">{unit}</span>}
      </span>
      <p id={`${id}-help`} className="visually-hidden">
        {help}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
