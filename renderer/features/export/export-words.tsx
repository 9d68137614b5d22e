import type { ExportView } from '../../stores/export-store.ts';
import { useApp } from '../shell/app-context.ts';
import { useExportChoices } from './use-export-choices.ts';

interface ExportWordsProps {
  readonly view: Extract<ExportView, { readonly state: 'open' }>;
}

/** What stands over the report. */
export function ExportWords({ view: { title, note } }: ExportWordsProps) {
  const { exports } = useApp();
  const { choices, change } = useExportChoices();
  return (
    <>
      <LineField
        id="export-name"
        label="Title"
        placeholder="As in the preview"
        text={title}
        onChange={(text) => exports.setWords({ title: text })}
      />
      <LineField
        id="export-author"
        label="Author"
        text={choices.author}
        onChange={(author) => change({ author })}
      />
      <div className="field">
        <label htmlFor="export-note">Note</label>
        <textarea
          id="export-note"
          className="text-box"
          rows={3}
          placeholder="What the reader should know"
          value={note}
          onChange={(event) => exports.setWords({ note: event.target.value })}
        />
      </div>
    </>
  );
}

interface LineFieldProps {
  readonly id: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function LineField({ id, label, placeholder, text, onChange }: LineFieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        className="text-box"
        maxLength={500}
        placeholder={placeholder}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
