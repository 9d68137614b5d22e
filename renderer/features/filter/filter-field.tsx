import { type KeyboardEvent, type RefObject, useId } from 'react';

import { formatCount } from '../../format/quantity.ts';
import type { FilterStore } from '../../stores/filter/filter-store.ts';
import type { FilterLanguage } from '../../stores/filter/filter-syntax.ts';
import type { ParsedFilter } from '../../stores/filter/parse-filter.ts';
import { printFilter } from '../../stores/filter/print-filter.ts';
import { useReadable } from '../shell/app-context.ts';

interface CountProps {
  readonly listed: number;
  readonly all: number;
  /** What they are called: one, and several. */
  readonly nouns: readonly [string, string];
}

interface FilterFieldProps extends CountProps {
  readonly filter: FilterStore;
  readonly label: string;
  readonly placeholder: string;
  /** What can be asked for, in a sentence. */
  readonly help: string;
  readonly field?: RefObject<HTMLInputElement | null>;
}

/** A query for what is listed, and how many these are. */
export function FilterField(props: FilterFieldProps) {
  const { filter, label, placeholder, help, field, ...count } = props;
  const { query, parsed } = useReadable(filter.view);
  const id = useId();
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    // Not for what is behind it, such as the run: who clears a field does not want to stop anything.
    event.preventDefault();
    event.stopPropagation();
    if (query === '') event.currentTarget.blur();
    else filter.ask('');
  };
  return (
    <div className="filter-bar">
      <div className="filter-field">
        <input
          ref={field}
          type="search"
          className="search"
          aria-label={label}
          aria-invalid={!parsed.ok}
          aria-describedby={`${id}-${parsed.ok ? 'help' : 'problem'}`}
          placeholder={placeholder}
          // It would cover what is wrong.
          data-tip={parsed.ok ? help : ''}
          spellCheck={false}
          value={query}
          onChange={(event) => filter.ask(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            className="filter-clear"
            aria-label="Clear the filter"
            onClick={() => filter.ask('')}
          >
            ×
          </button>
        )}
        <p id={`${id}-help`} className="visually-hidden">
          {help}
        </p>
        <p id={`${id}-problem`} className="filter-problem">
          {problemText(parsed)}
        </p>
      </div>
      <FilterCount parsed={parsed} language={filter.language} {...count} />
    </div>
  );
}

interface FilterCountProps extends CountProps {
  readonly parsed: ParsedFilter;
  readonly language: FilterLanguage;
}

function FilterCount({ parsed, language, ...count }: FilterCountProps) {
  const isAsked = !parsed.ok || parsed.filter !== null;
  const tip =
    parsed.ok && parsed.filter !== null ? `Read as: ${printFilter(parsed.filter, language)}` : '';
  return (
    <span className="filter-count" role="status" data-tip={tip}>
      {isAsked && (parsed.ok ? countText(count) : 'can’t be read: all shown')}
    </span>
  );
}

function countText({ listed, all, nouns: [one, several] }: CountProps): string {
  return `${formatCount(listed)} of ${formatCount(all)} ${all === 1 ? one : several}`;
}

function problemText(parsed: ParsedFilter): string {
  if (parsed.ok) return '';
  const { message, at } = parsed.problem;
  return `${message} (character ${at + 1}).`;
}
