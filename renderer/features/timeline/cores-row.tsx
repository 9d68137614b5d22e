import { CoreHeatMap, coreHeatPx } from '../../charts/timeline/core-heat-map.tsx';
import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import { useApp, useSelected } from '../shell/app-context.ts';
import { useMomentTick } from './use-moment-tick.ts';
import type { Timeline } from './use-timeline.ts';

interface CoresRowProps {
  readonly timeline: Pick<Timeline, 'track'>;
  readonly geometry: TimeGeometry;
}

/** The cores over the same time as the lanes; of a run that goes on their room, until a sample is there. */
export function CoresRow({ timeline: { track }, geometry }: CoresRowProps) {
  const { live, facts } = useApp();
  const tick = useMomentTick(track, live.time);
  const isLive = useSelected(live.chart, (chart) => chart.isLive);
  if (track === null || track.cores === 0) {
    return isLive ? <div style={{ height: coreHeatPx(facts.machine.logicalCores) }} /> : null;
  }
  return (
    <CoreHeatMap
      track={track}
      geometry={geometry}
      tick={tick}
      siblings={facts.machine.siblingCores}
    />
  );
}
