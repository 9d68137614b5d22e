import type { RuntimeOnCard } from '../../../contract/machine-card.ts';
import type { MachineView } from '../../stores/machine-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { ModalDialog } from '../shell/modal-dialog.tsx';
import { MachineList, RuntimeList } from './machine-list.tsx';
import { machineRows, machineText } from './machine-rows.ts';

/** What runs are measured on, over the rest of the window. */
export function MachineDialog() {
  const { machineCard } = useApp();
  const view = useReadable(machineCard.view);
  return (
    <ModalDialog
      isOpen={view.state !== 'closed'}
      className="machine-dialog"
      labelledBy="machine-title"
      onClose={machineCard.close}
    >
      {view.state !== 'closed' && <MachineContent view={view} />}
    </ModalDialog>
  );
}

interface MachineContentProps {
  readonly view: Exclude<MachineView, { readonly state: 'closed' }>;
}

function MachineContent({ view }: MachineContentProps) {
  const { machineCard } = useApp();
  const isSaved = view.state === 'open' && !view.isNow;
  return (
    <div className="machine-frame">
      <header className="code-header">
        <h2 id="machine-title">
          {isSaved ? 'The machine it was measured on' : 'This machine, now'}
        </h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close"
          onClick={machineCard.close}
        >
          <Icon name="close" />
        </button>
      </header>
      {view.state === 'loading' && (
        <p className="code-message" role="status">
          Reading the machine…
        </p>
      )}
      {view.state === 'failed' && (
        <p className="code-message field-error" role="alert">
          {view.error.message}
        </p>
      )}
      {view.state === 'open' && (
        <>
          {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
          <div className="machine-body" tabIndex={0} role="group" aria-label="Machine card">
            <MachineList rows={machineRows(view.card)} />
            <Runtimes runtimes={view.runtimes} />
          </div>
          <footer className="machine-footer">
            <p className="field-help">A card like this is saved with every result.</p>
            <CopyButton text={machineText(view.card, view.runtimes)} />
          </footer>
        </>
      )}
    </div>
  );
}

function Runtimes({ runtimes }: { readonly runtimes: readonly RuntimeOnCard[] }) {
  if (runtimes.length === 0) return null;
  return (
    <>
      <h3>Runtimes that can be used</h3>
      <RuntimeList runtimes={runtimes} />
    </>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const { notices } = useApp();
  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      notices.add({ tone: 'success', message: 'Machine card copied.', path: null });
    } catch {
      // Without permission the text can still be selected.
      const message = 'The clipboard can’t be written to: select the text and copy it by hand.';
      notices.addProblem({ code: 'clipboard', message });
    }
  };
  return (
    <button type="button" className="button" onClick={() => void handleCopy()}>
      <Icon name="copy" />
      Copy as text
    </button>
  );
}
