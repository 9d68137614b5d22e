import { type KeyboardEvent, useId } from 'react';

import { formatCount } from '../../format/quantity.ts';
import type { ParsedFilter } from '../../stores/filter/parse-filter.ts';
import { printFilter } from '../../stores/filter/print-filter.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

const HELP =
  'Text, or comparisons of cpu, waiting and blocked (in %), cores, memory, tasks, pid, tid, kind and label, joined by and, or, ! and parentheses.';

interface WorkerFilterProps {
  readonly listed: number;
  readonly all: number;
}

/** A query for the workers that are shown, and how many these are. */
export function WorkerFilter({ listed, all }: WorkerFilterProps) {
  const { workerFilter } = useApp();
  const { query, parsed } = useReadable(workerFilter.view);
  const id = useId();
  const handleKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    // Not for the run: who clears a field does not want to stop anything.
    event.preventDefault();
    event.stopPropagation();
    if (query === '') event.currentTarget.blur();
    else workerFilter.ask('');
  };
  return (
    <div className="worker-filter">
      <div className="worker-filter-field">
        <input
          type="search"
          className="search"
          aria-label="Filter workers"
          aria-invalid={!parsed.ok}
          aria-describedby={`${id}-${parsed.ok ? 'help' : 'problem'}`}
          placeholder="Filter: blocked > 50 and kind = thread"
          // It would cover what is wrong.
          data-tip={parsed.ok ? HELP : ''}
          spellCheck={false}
          value={query}
          onChange={(event) => workerFilter.ask(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        {query !== '' && (
          <button
            type="button"
            className="worker-filter-clear"
            aria-label="Clear the filter"
            onClick={() => workerFilter.ask('')}
          >
            ×
          </button>
        )}
        <p id={`${id}-help`} className="visually-hidden">
          {HELP}
        </p>
        <p id={`${id}-problem`} className="worker-filter-problem">
          {problemText(parsed)}
        </p>
      </div>
      <FilterCount parsed={parsed} listed={listed} all={all} />
    </div>
  );
}

interface FilterCountProps extends WorkerFilterProps {
  readonly parsed: ParsedFilter;
}

function FilterCount({ parsed, listed, all }: FilterCountProps) {
  const isAsked = !parsed.ok || parsed.filter !== null;
  const tip = parsed.ok && parsed.filter !== null ? `Read as: ${printFilter(parsed.filter)}` : '';
  return (
    <span className="worker-filter-count" role="status" data-tip={tip}>
      {isAsked && (parsed.ok ? countText(listed, all) : 'can’t be read: all shown')}
    </span>
  );
}

function countText(listed: number, all: number): string {
  return `${formatCount(listed)} of ${formatCount(all)} ${all === 1 ? 'worker' : 'workers'}`;
}

function problemText(parsed: ParsedFilter): string {
  if (parsed.ok) return '';
  const { message, at } = parsed.problem;
  return `${message} (character ${at + 1}).`;
}
