import type { SourceFile } from '../../../contract/ipc.ts';
import type { CodeLine } from './code-lines.ts';

interface CodeTextProps {
  readonly file: Pick<SourceFile, 'path'>;
  readonly lines: readonly CodeLine[];
}

/** A file with line numbers, in its colours as far as `lines` has them. */
export function CodeText({ file, lines }: CodeTextProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <pre className="code-listing" tabIndex={0} aria-label={`Code of ${file.path}`}>
      <code>
        {lines.map((line, index) => (
          <span key={index} className="code-line">
            {line.map((piece, place) => (
              <span key={place} className={piece.className}>
                {piece.text}
              </span>
            ))}
            {'\n'}
          </span>
        ))}
      </code>
    </pre>
  );
}
