import { useRef } from 'react';

import { basesOf } from '../../../contract/core-convention.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { CoreScaleOf } from '../shell/core-scale-of.tsx';
import { useSlashKey } from '../shell/use-slash-key.ts';
import { ProcessDetails } from './process-details.tsx';
import { ProcessFooter } from './process-footer.tsx';
import { ProcessGrid } from './process-grid.tsx';
import { ProcessToolbar } from './process-toolbar.tsx';
import { useProcessWatch } from './use-process-watch.ts';

/** What runs on this machine: to be found, looked at, and acted on where the user may. */
export function ProcessesView() {
  const { facts } = useApp();
  const filter = useRef<HTMLInputElement>(null);
  useProcessWatch();
  useSlashKey(filter);
  return (
    <CoreScaleOf bases={basesOf(facts.machine, null)}>
      <section className="processes" aria-label="Processes" data-live-view="">
        <ProcessToolbar filter={filter} />
        <div className="processes-columns">
          <ProcessList />
          <ProcessDetails />
        </div>
        <ProcessFooter />
      </section>
    </CoreScaleOf>
  );
}

function ProcessList() {
  const { processes } = useApp();
  const { state, message, rows } = useReadable(processes.view);
  if (rows.length > 0) return <ProcessGrid />;
  switch (state) {
    case 'loading':
      return (
        <div className="processes-message" role="status" aria-busy="true">
          <p>The processes are being read…</p>
        </div>
      );
    case 'failed':
      return (
        <div className="processes-message" role="alert">
          <h2>The processes can’t be shown</h2>
          <p>{message}</p>
          <button type="button" className="button" onClick={() => void processes.watch(true)}>
            Try again
          </button>
        </div>
      );
    case 'paused':
      return (
        <div className="processes-message" role="status">
          <h2>Not while a run is timed</h2>
          <p>
            Looking at all processes would take from its cores. They are read when it has ended.
          </p>
        </div>
      );
    case 'read':
      return (
        <div className="processes-message" role="status">
          <h2>Nothing matches</h2>
          <p>No process is what the filter asks for.</p>
          <button type="button" className="button" onClick={() => processes.filter.ask('')}>
            Show all
          </button>
        </div>
      );
  }
}
