import { FieldRow, fieldRowInput, type FieldRowProps } from '../../launch/field-row.tsx';

interface ListRowProps extends FieldRowProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A labelled list of whole numbers on one line. */
export function ListRow({ text, onChange, ...field }: ListRowProps) {
  const help = `${field.help} Several values are compared with each other: 1, 2, 4 or 1-8.`;
  const row = { ...field, help };
  return (
    <FieldRow {...row}>
      <input
        {...fieldRowInput(row)}
        type="text"
        spellCheck={false}
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldRow>
  );
}
