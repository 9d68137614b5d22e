import type { RefObject } from 'react';

import type { HistoryKind } from '../../../contract/history.ts';
import type { HistoryFilter } from '../../stores/history-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

const KINDS: readonly { readonly kind: HistoryKind | null; readonly label: string }[] = [
  { kind: null, label: 'All' },
  { kind: 'run', label: 'Runs' },
  { kind: 'experiment', label: 'Experiments' },
];

interface HistoryToolbarProps {
  readonly search: RefObject<HTMLInputElement | null>;
  /** From the search into the list. */
  readonly onLeave: () => void;
}

/** What is listed: words to search for, and three filters. */
export function HistoryToolbar({ search, onLeave }: HistoryToolbarProps) {
  const { history } = useApp();
  const { filter } = useReadable(history.view);
  return (
    <div className="history-toolbar" role="search">
      <input
        ref={search}
        type="search"
        className="search"
        aria-label="Search the history"
        aria-keyshortcuts="/"
        placeholder="Search titles, tags, notes, workloads, runtimes…"
        value={filter.text}
        onChange={(event) => history.setFilter({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
          event.preventDefault();
          onLeave();
        }}
      />
      <div className="segmented" role="group" aria-label="Kind">
        {KINDS.map(({ kind, label }) => (
          <button
            key={label}
            type="button"
            className="segment"
            aria-pressed={filter.kind === kind}
            onClick={() => history.setFilter({ kind })}
          >
            {label}
          </button>
        ))}
      </div>
      <Switch name="starredOnly" label="Starred" tip="List only what has a star." />
      <Switch
        name="withRunsOfExperiments"
        label="Runs of experiments"
        tip="List the single runs of experiments too."
      />
    </div>
  );
}

interface SwitchProps {
  readonly name: keyof Pick<HistoryFilter, 'starredOnly' | 'withRunsOfExperiments'>;
  readonly label: string;
  readonly tip: string;
}

function Switch({ name, label, tip }: SwitchProps) {
  const { history } = useApp();
  const { filter } = useReadable(history.view);
  return (
    <label className="check" data-tip={tip}>
      <input
        type="checkbox"
        checked={filter[name]}
        onChange={(event) => history.setFilter({ [name]: event.target.checked })}
      />
      {label}
    </label>
  );
}
