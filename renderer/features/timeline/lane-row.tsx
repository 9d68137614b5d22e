import { memo } from 'react';

import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreUse } from '../../format/core-use.ts';
import { formatCount } from '../../format/quantity.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { type RunTrack, workerValue } from '../../stores/track/run-track.ts';
import { LaneLabel } from './lane-label.tsx';
import type { GroupHeading, Lane } from './lanes.ts';
import { useMomentTick } from './use-moment-tick.ts';

interface LaneRowProps {
  readonly lane: Lane;
  readonly track: RunTrack | null;
  readonly time: TimeViewStore;
  readonly hasTasks: boolean;
  readonly topPx: number;
  readonly heightPx: number;
  readonly onToggle: (heading: GroupHeading) => void;
}

/** What stands beside a lane: who it is, and its figures at the cross-hair. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { lane, track, time, hasTasks, topPx, heightPx, onToggle } = props;
  const tick = useMomentTick(track, time);
  const scale = useCoreScale();
  const { worker } = lane;
  const at = (name: 'coresUsed' | 'rssBytes' | 'tasksDone') =>
    worker === null ? null : workerValue(worker, worker[name], tick);
  const isOther = lane.threads !== undefined;
  return (
    <div
      className={`timeline-row${lane.heading === undefined ? '' : ' is-heading'}`}
      style={{ top: topPx, height: heightPx }}
    >
      <LaneLabel lane={lane} tick={tick} heightPx={heightPx} onToggle={onToggle} />
      <span className="timeline-figures" aria-hidden="true">
        <span>{formatCoreUse(at('coresUsed'), scale)}</span>
        <span>{!isOther && formatBytes(at('rssBytes'))}</span>
        <span>{!isOther && hasTasks && formatCount(at('tasksDone'))}</span>
      </span>
    </div>
  );
});
