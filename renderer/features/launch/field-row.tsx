import type { ReactNode } from 'react';

/** What a typed field needs to be labelled, explained and told what is wrong with it. */
export interface FieldRowProps {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly help: string;
  readonly error: string | undefined;
}

/** Of the input inside a `FieldRow`. */
export function fieldRowInput({ id, help, error }: FieldRowProps) {
  return {
    id,
    // It would lie over the message about what is wrong.
    'data-tip': error === undefined ? help : '',
    'aria-invalid': error !== undefined,
    'aria-describedby': `${id}-help ${id}-error`,
  };
}

/** A labelled input on one line, its unit behind it; what is wrong with it appears below as it is typed. */
export function FieldRow({
  id,
  label,
  unit,
  help,
  error,
  children,
}: FieldRowProps & { readonly children: ReactNode }) {
  return (
    <div className="row-field">
      <label htmlFor={id} data-tip={help}>
        {label}
      </label>
      <span className={error === undefined ? 'number-box' : 'number-box number-box-invalid'}>
        {children}
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
