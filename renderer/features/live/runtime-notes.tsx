import type { RunResult } from '../../../contract/run.ts';
import { runtimeNotes } from '../../../contract/runtime-notes.ts';

/** The interpreters that a program ran in, and what they told; nothing where none was recognised. */
export function RuntimeNotes({ result: { command = null } }: { readonly result: RunResult }) {
  const notes = command === null ? [] : runtimeNotes(command);
  if (notes.length === 0) return null;
  return (
    <p className="meanwhile">
      {notes.map(([name, value]) => (
        <span key={name}>
          {capitalised(name)}: {value}
        </span>
      ))}
    </p>
  );
}

function capitalised(name: string): string {
  return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
}
