import { type KeyboardEvent, type RefObject } from 'react';

import { formatCount } from '../../../format/quantity.ts';
import { MAX_MATCHES } from './find-matches.ts';

interface OutputSearchProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly wanted: string;
  readonly count: number;
  /** From 0 on. */
  readonly current: number;
  readonly onWanted: (text: string) => void;
  readonly onCurrent: (match: number) => void;
}

/** Searches what is shown; Enter goes to the next match, Shift+Enter to the one before. */
export function OutputSearch(props: OutputSearchProps) {
  const { input, wanted, count, current, onWanted, onCurrent } = props;
  const handleKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && wanted !== '') {
      // Esc stops a run; here it empties the field.
      event.preventDefault();
      event.stopPropagation();
      onWanted('');
    }
    if (event.key !== 'Enter' || count === 0) return;
    event.preventDefault();
    onCurrent((current + (event.shiftKey ? count - 1 : 1)) % count);
  };
  return (
    <div className="output-search">
      <input
        ref={input}
        type="search"
        aria-label="Search the output"
        aria-keyshortcuts="Control+F"
        placeholder="Search"
        spellCheck={false}
        value={wanted}
        onKeyDown={handleKeyDown}
        onChange={(event) => onWanted(event.target.value)}
      />
      <span className="output-count" role="status">
        {wanted !== '' && countText(count, current)}
      </span>
    </div>
  );
}

function countText(count: number, current: number): string {
  if (count === 0) return 'no match';
  const all = count >= MAX_MATCHES ? `${formatCount(count)} or more` : formatCount(count);
  return `${formatCount(current + 1)} of ${all}`;
}
