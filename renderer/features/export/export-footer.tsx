import type { ExportView } from '../../stores/export-store.ts';
import { useApp } from '../shell/app-context.ts';
import { ExportOutcome } from './export-outcome.tsx';
import { FORMAT_NAMES } from './format-names.ts';
import { useExportChoices } from './use-export-choices.ts';

interface ExportFooterProps {
  readonly view: Extract<ExportView, { readonly state: 'open' }>;
}

/** Where it goes, the button that writes it, and what came of that. */
export function ExportFooter({ view }: ExportFooterProps) {
  const { exports } = useApp();
  const { choices } = useExportChoices();
  const { folder, progress, error, exported } = view;
  const nothing = choices.formats.length === 0;
  return (
    <footer className="export-footer">
      <div className="export-outcome" role="status">
        {progress !== null && <Progress {...progress} />}
        <ExportOutcome error={error} exported={exported} />
      </div>
      <p className="export-folder">
        <span>Folder</span>
        <code data-tip={folder ?? ''}>{folder ?? '…'}</code>
        <button
          type="button"
          className="button"
          disabled={progress !== null}
          onClick={() => void exports.chooseFolder()}
        >
          Change…
        </button>
      </p>
      <p className="export-actions">
        {progress === null ? (
          <button
            type="submit"
            className="button button-primary"
            disabled={nothing}
            data-tip={nothing ? 'Tick at least one format' : ''}
          >
            Export
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void exports.cancel()}>
            Cancel
          </button>
        )}
      </p>
    </footer>
  );
}

interface ProgressProps {
  readonly what: string;
  readonly done: number;
  readonly total: number;
}

function Progress({ what, done, total }: ProgressProps) {
  const name = FORMAT_NAMES.find(({ format }) => format === what)?.label ?? what;
  return (
    <p className="export-progress">
      <progress aria-label="Progress" max={total} value={done} />
      <span>{name === '' ? 'Beginning…' : `${name}…`}</span>
    </p>
  );
}
