import { useMemo } from 'react';

import type { StoredRun } from '../../../contract/history.ts';
import type { Replay } from '../../stores/replay.ts';
import { RunPicture } from '../live/run-picture.tsx';
import { machineFactsOf } from '../machine/machine-facts.ts';
import { AppContext, useApp } from '../shell/app-context.ts';
import { EntryBar } from './opened-bar.tsx';

interface OpenedRunProps {
  readonly stored: Omit<StoredRun, 'recording'>;
  readonly replay: Replay;
}

/** A run as the live view showed it at its end: the same parts, over stores filled from the recording. */
export function OpenedRun({ stored, replay }: OpenedRunProps) {
  const model = useApp();
  const past = useMemo(() => {
    const { facts } = model;
    const machine = machineFactsOf(stored.machine);
    return { ...model, ...replay, facts: { ...facts, machine } };
  }, [model, stored.machine, replay]);
  return (
    <div className="opened-view">
      <EntryBar entry={stored.entry} machine={stored.machine} />
      <AppContext value={past}>
        <section className="live-view" aria-label="Run from the history" data-live-view="">
          <RunPicture source={stored.result === null ? 'interrupted' : 'stored'} />
        </section>
      </AppContext>
    </div>
  );
}
