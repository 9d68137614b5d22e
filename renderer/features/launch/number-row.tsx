import { FieldRow, fieldRowInput, type FieldRowProps } from './field-row.tsx';

interface NumberRowProps extends FieldRowProps {
  /** What an empty field stands for, where it may be empty. */
  readonly placeholder?: string;
  readonly text: string;
  readonly min: number;
  readonly max: number;
  readonly onChange: (text: string) => void;
}

/** A labelled whole number on one line. */
export function NumberRow({ placeholder, text, min, max, onChange, ...row }: NumberRowProps) {
  return (
    <FieldRow {...row}>
      <input
        {...fieldRowInput(row)}
        type="number"
        inputMode="numeric"
        step={1}
        min={min}
        max={max}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldRow>
  );
}
