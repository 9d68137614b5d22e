import { memo } from 'react';

import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatCount } from '../../format/quantity.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { type RunTrack, workerValue } from '../../stores/track/run-track.ts';
import type { Lane } from './lanes.ts';
import { useMomentTick } from './use-moment-tick.ts';

interface LaneRowProps {
  readonly lane: Lane;
  readonly track: RunTrack | null;
  readonly time: TimeViewStore;
  readonly topPx: number;
  readonly heightPx: number;
}

/** What stands beside a lane: who it is, and its figures at the cross-hair. */
export const LaneRow = memo(function LaneRow({ lane, track, time, topPx, heightPx }: LaneRowProps) {
  const tick = useMomentTick(track, time);
  const scale = useCoreScale();
  const { worker } = lane;
  const at = (name: 'coresUsed' | 'rssBytes' | 'tasksDone') =>
    worker === null ? null : workerValue(worker, worker[name], tick);
  return (
    <div className="timeline-row" style={{ top: topPx, height: heightPx }}>
      <span className="timeline-label" data-tip={lane.label}>
        {lane.label}
      </span>
      <span className="timeline-figures" aria-hidden="true">
        <span>{formatCoreUse(at('coresUsed'), scale)}</span>
        <span>{formatBytes(at('rssBytes'))}</span>
        <span>{formatCount(at('tasksDone'))}</span>
      </span>
    </div>
  );
});
