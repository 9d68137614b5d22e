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
      <div className="field">
        <label htmlFor="export-name">Title</label>
        <input
          id="export-name"
          type="text"
          className="text-box"
          maxLength={500}
          placeholder="As in the preview"
          value={title}
          onChange={(event) => exports.setWords({ title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor="export-author">Author</label>
        <input
          id="export-author"
          type="text"
          className="text-box"
          maxLength={500}
          value={choices.author}
          onChange={(event) => change({ author: event.target.value })}
        />
      </div>
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
