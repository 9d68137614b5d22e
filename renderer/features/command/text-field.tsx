import { type ReactNode, useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly text: string;
  readonly placeholder?: string;
  readonly help?: string;
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
  /** Behind the input. */
  readonly children?: ReactNode;
}

/** A labelled line of text, and what is wrong with it. */
export function TextField(props: TextFieldProps) {
  const { label, text, placeholder, help, error, onChange, children } = props;
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="input-with-button">
        <input
          id={id}
          type="text"
          spellCheck={false}
          autoComplete="off"
          placeholder={placeholder}
          value={text}
          data-tip={text === '' ? undefined : text}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-help ${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
        {children}
      </div>
      <p id={`${id}-help`} className={help === undefined ? 'visually-hidden' : 'field-help'}>
        {help}
      </p>
      <p id={`${id}-error`} className="field-error" role="alert">
        {error}
      </p>
    </div>
  );
}
