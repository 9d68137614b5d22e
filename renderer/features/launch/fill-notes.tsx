import { Icon } from '../shell/icon.tsx';

interface FillNotesProps {
  readonly notes: readonly string[];
  readonly onDismiss: () => void;
}

/** Where a panel's content came from, when the user did not fill it in, and what did not fit. */
export function FillNotes({ notes, onDismiss }: FillNotesProps) {
  if (notes.length === 0) return null;
  return (
    <div className="fill-notes" role="status">
      <ul>
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <button
        type="button"
        className="icon-button"
        aria-label="Dismiss the notes"
        onClick={onDismiss}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
