import { formatCount } from '../../format/quantity.ts';
import { whyNoOverlay } from '../../stores/history-selection.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import {
  deleteChosen,
  exportChosen,
  importFile,
  openChosen,
  overlayChosen,
  rerun,
} from './history-actions.ts';

/** What can be done with the chosen entries, or with the one that the keys act on. */
export function HistoryCommands() {
  const model = useApp();
  const { history } = model;
  const { rows, active, selection } = useReadable(history.view);
  const entry = rows?.[active] ?? null;
  const isMany = selection.size > 1;
  const nothing = entry === null && selection.size === 0 ? 'There is nothing to choose.' : null;
  const only = nothing ?? (isMany ? 'For one entry at a time.' : null);
  const noOverlay = whyNoOverlay(selection);
  return (
    <div className="history-commands" role="toolbar" aria-label="Actions">
      <Command label="Open" keys="Enter" reason={only} run={() => openChosen(model)} />
      <Command
        label="Rerun"
        tip="Fills the panel with what was asked for; starts nothing"
        reason={only}
        run={() => {
          const subject = history.subjects()[0];
          if (subject !== undefined) void rerun(model, subject);
        }}
      />
      <Command
        label="Overlay"
        name="overlay"
        tip="CPU use and memory of the chosen runs in one picture"
        reason={noOverlay}
        run={() => overlayChosen(model)}
      />
      <Command label="Export…" reason={nothing} run={() => void exportChosen(model)} />
      <Command
        label="Delete"
        keys="Delete"
        tip="Can be undone"
        reason={nothing}
        run={() => void deleteChosen(model)}
      />
      {selection.size > 0 && (
        <span className="history-chosen">
          {formatCount(selection.size)} chosen
          <button
            type="button"
            className="link-button"
            onClick={() => {
              history.clearSelection();
            }}
          >
            Clear
          </button>
        </span>
      )}
      <span className="history-gap" />
      <Command label="Import…" reason={null} run={() => void importFile(model)} />
    </div>
  );
}

interface CommandProps {
  readonly label: string;
  readonly name?: string;
  readonly tip?: string;
  readonly keys?: string;
  /** Why it can't be done now; `null`: it can. */
  readonly reason: string | null;
  readonly run: () => void;
}

/** Stays reachable while it can't be used: it says why. */
function Command({ label, name, tip, keys, reason, run }: CommandProps) {
  const usual = [tip, keys === undefined ? undefined : `(${keys})`].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className="button"
      data-action={name}
      data-tip={reason ?? usual}
      aria-disabled={reason !== null}
      aria-keyshortcuts={keys}
      onClick={() => {
        if (reason === null) run();
      }}
    >
      {label}
      {reason !== null && <span className="visually-hidden">: {reason}</span>}
    </button>
  );
}
