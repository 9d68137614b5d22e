import { basesOf } from '../../../contract/core-convention.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { CoreScaleOf } from '../shell/core-scale-of.tsx';
import { EmptyState } from './empty-state.tsx';
import { ExperimentNote } from './experiment-note.tsx';
import { RunPicture } from './run-picture.tsx';

/** What the run does, while it does it; what it came to, afterwards. Main captures this element. */
export function LiveRegion() {
  const { live, facts } = useApp();
  const { table } = useReadable(live.view);
  return (
    <section className="live-view" aria-label="Live view" data-live-view="">
      <ExperimentNote />
      {table === null ? (
        <CoreScaleOf bases={basesOf(facts.machine, null)}>
          <EmptyState />
        </CoreScaleOf>
      ) : (
        <RunPicture source="live" />
      )}
    </section>
  );
}
