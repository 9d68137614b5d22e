import type { MethodNote } from '../method-notes.ts';

/** How it was measured and judged, as far as it was. */
export function MethodSection({ notes }: { readonly notes: readonly MethodNote[] }) {
  return (
    <dl className="panel method-notes">
      {notes.map(({ subject, text }) => (
        <div key={subject}>
          <dt>{subject}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
