import type { ExportView } from '../../stores/export-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import { ExportChoicesFields } from './export-choices-fields.tsx';
import { ExportFooter } from './export-footer.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportWords } from './export-words.tsx';

/** What goes into a report, as what, and where to; beside it, how it will begin. */
export function ExportDialog() {
  const { exports } = useApp();
  const view = useReadable(exports.view);
  return (
    <ModalDialog
      isOpen={view.state === 'open'}
      isHeld={view.state === 'open' && view.progress !== null}
      className="export-dialog"
      labelledBy="export-title"
      onClose={exports.close}
    >
      {view.state === 'open' && <ExportContent view={view} />}
    </ModalDialog>
  );
}

interface ExportContentProps {
  readonly view: Extract<ExportView, { readonly state: 'open' }>;
}

function ExportContent({ view }: ExportContentProps) {
  const { exports } = useApp();
  const isWriting = view.progress !== null;
  return (
    <form
      className="export-frame"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void exports.export();
      }}
    >
      <header className="code-header">
        <h2 id="export-title">Export a report</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          disabled={isWriting}
          onClick={exports.close}
        >
          <Icon name="close" />
        </button>
      </header>
      <div className="export-body">
        <fieldset className="export-fields" disabled={isWriting}>
          <legend className="visually-hidden">What is exported</legend>
          <ExportWords view={view} />
          <ExportChoicesFields />
        </fieldset>
        <ExportPreview preview={view.preview} />
      </div>
      <ExportFooter view={view} />
    </form>
  );
}
