import { useId, useMemo, useSyncExternalStore } from 'react';

import { type GaugedSpan, gaugedSpan } from '../../stores/gauges/gauged-span.ts';
import { readGauges } from '../../stores/gauges/read-gauges.ts';
import { headerOf } from '../../stores/run-view.ts';
import type { TimeView, TimeViewStore } from '../../stores/time-view-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { formatSpan } from '../timeline/format-moment.ts';
import { GaugeCard } from './gauge-card.tsx';
import { useHasGil } from './use-has-gil.ts';

/** What the workers of the run in front contend for: now, at a pinned moment, or in the selected time. */
export function GaugesPanel() {
  const titleId = useId();
  const { live } = useApp();
  const { state } = useReadable(live.view);
  const track = useReadable(live.track);
  const chart = useReadable(live.chart);
  const time = useChosenTime(live.time);
  const header = headerOf(state);
  const hasGil = useHasGil(state);
  const shown = useMemo(() => {
    if (track === null || header === null || track.atMs.length === 0) return null;
    const part = gaugedSpan(track, time, chart);
    return { part, gauges: readGauges(track, header, part.span, hasGil) };
  }, [track, header, time, chart, hasGil]);
  if (shown === null) return null;
  const labels = new Map(header?.workers.map(({ id, label }) => [id, label]));
  return (
    <section className="panel gauges-panel" aria-labelledby={titleId}>
      <h2 className="panel-title" id={titleId}>
        Contention <span className="gauges-part">{partText(shown.part)}</span>
      </h2>
      <ul className="gauges">
        {shown.gauges.map((gauge) => (
          <GaugeCard
            key={gauge.id}
            gauge={gauge}
            worker={gauge.workerId === null ? null : (labels.get(gauge.workerId) ?? null)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Without a new rendering for each move of the pointer: what it points at without a click is passed by. */
function useChosenTime({ view }: TimeViewStore): TimeView {
  const pinnedS = useSyncExternalStore(view.subscribe, () =>
    view.get().isPinned ? view.get().cursorS : null,
  );
  const selection = useSyncExternalStore(view.subscribe, () => view.get().selection);
  return useMemo(
    () => ({ span: null, selection, cursorS: pinnedS, isPinned: pinnedS !== null }),
    [selection, pinnedS],
  );
}

function partText({ span, words }: GaugedSpan): string {
  switch (words) {
    case 'selected':
      return `in the selected ${formatSpan(span)}`;
    case 'moment':
      return `at ${span[1].toFixed(2)} s`;
    case 'now':
      return 'in the last second';
    case 'work':
      return 'over all the work';
    case 'run':
      return 'over the whole run';
  }
}
