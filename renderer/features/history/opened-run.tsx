import { useMemo } from 'react';

import type { StoredRun } from '../../../contract/history.ts';
import type { MachineFacts } from '../../../contract/ipc.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import type { Replay } from '../../stores/replay.ts';
import { RunPicture } from '../live/run-picture.tsx';
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
    const machine = factsOf(stored.machine);
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

/** The machine of then, as the parts of the live view ask for it. */
function factsOf(card: MachineCard): MachineFacts {
  return {
    platform: card.platform,
    cpuModel: card.cpuModel,
    logicalCores: card.logicalCores,
    physicalCores: card.physicalCores,
    effectiveCores: card.effectiveCores,
    memoryBytes: card.memoryBytes,
    allowedCores: card.allowedCores,
    noAffinityReason: null,
  };
}
