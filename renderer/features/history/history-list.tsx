import { useEffect, useRef } from 'react';

import { NO_FILTER } from '../../stores/history-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { useSlashKey } from '../shell/use-slash-key.ts';
import { EntryDetails } from './entry-details.tsx';
import { importFile } from './history-actions.ts';
import { HistoryCommands } from './history-commands.tsx';
import { HistoryFooter } from './history-footer.tsx';
import { HistoryGrid } from './history-grid.tsx';
import { HistoryToolbar } from './history-toolbar.tsx';

/** Every run and experiment: to be found, marked, opened, compared, taken elsewhere, deleted. */
export function HistoryList() {
  const { history } = useApp();
  const { rows, error } = useReadable(history.view);
  const search = useRef<HTMLInputElement>(null);
  const grid = useRef<HTMLDivElement>(null);
  useEffect(() => history.show(), [history]);
  useEffect(() => {
    // Back from an entry, the keys are where they were; nobody's focus is taken away.
    if (document.activeElement === document.body) grid.current?.focus({ preventScroll: true });
  }, []);
  useSlashKey(search);
  return (
    <div className="history-list">
      <HistoryToolbar search={search} onLeave={() => grid.current?.focus()} />
      <HistoryCommands />
      {error !== null ? (
        <Failed message={error.message} />
      ) : rows === null ? (
        <div className="history-message" aria-busy="true" />
      ) : rows.length === 0 ? (
        <Nothing />
      ) : (
        <div className="history-columns-two">
          <HistoryGrid rows={rows} grid={grid} />
          <EntryDetails />
        </div>
      )}
      <HistoryFooter />
    </div>
  );
}

function Failed({ message }: { readonly message: string }) {
  const { history } = useApp();
  return (
    <div className="history-message" role="alert">
      <h2>The history can’t be shown</h2>
      <p>{message}</p>
      <button type="button" className="button" onClick={() => void history.reload()}>
        Try again
      </button>
    </div>
  );
}

function Nothing() {
  const model = useApp();
  const { history, views } = model;
  const { filter } = useReadable(history.view);
  const isFiltered = filter.text !== '' || filter.kind !== null || filter.starredOnly;
  if (isFiltered) {
    return (
      <div className="history-message" role="status">
        <h2>Nothing matches</h2>
        <p>No run or experiment has all of these words and marks.</p>
        <button type="button" className="button" onClick={() => history.setFilter(NO_FILTER)}>
          Show everything
        </button>
      </div>
    );
  }
  return (
    <div className="history-message" role="status">
      <h2>No runs yet</h2>
      <p>
        Every run and every experiment is kept here with its samples: to be looked at again, laid
        over others, and run once more.
      </p>
      <p className="history-message-ways">
        <button type="button" className="button button-primary" onClick={() => views.show('lab')}>
          Go to the Lab
        </button>
        <button type="button" className="button" onClick={() => void importFile(model)}>
          Import…
        </button>
      </p>
    </div>
  );
}
