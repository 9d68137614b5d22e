import { useId } from 'react';

interface CheckFieldProps {
  readonly label: string;
  readonly help: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A yes or no, with what a yes means. */
export function CheckField({ label, help, isOn, onChange }: CheckFieldProps) {
  const id = useId();
  return (
    <div className="switch-field">
      <label htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          checked={isOn}
          aria-describedby={`${id}-help`}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      <p id={`${id}-help`} className="field-help">
        {help}
      </p>
    </div>
  );
}
