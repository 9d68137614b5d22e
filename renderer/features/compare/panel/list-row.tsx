interface ListRowProps {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/** A labelled list of whole numbers on one line; what is wrong with it appears below as it is typed. */
export function ListRow({ id, label, unit, help, text, error, onChange }: ListRowProps) {
  const tip = `${help} Several values are compared with each other: 1, 2, 4 or 1-8.`;
  return (
    <div className="row-field">
      <label htmlFor={id} data-tip={tip}>
        {label}
      </label>
      <span className={error === undefined ? 'number-box' : 'number-box number-box-invalid'}>
        <input
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          value={text}
          data-tip={error === undefined ? tip : ''}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
        {unit !== '' && <span className="unit">{unit}</span>}
      </span>
      <p id={`${id}-help`} className="visually-hidden">
        {tip}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
