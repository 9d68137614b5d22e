import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';

/** Where the panel's content came from, when the user did not fill it in, and what did not fit. */
export function FillNotes() {
  const { launch } = useApp();
  const notes = useReadable(launch.notes);
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
        aria-label="Dismiss"
        onClick={() => launch.dismissNotes()}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
