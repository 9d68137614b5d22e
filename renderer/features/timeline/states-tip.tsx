import { formatShare } from '../../format/quantity.ts';
import {
  type RunTrack,
  tickAt,
  tickEndS,
  tickStartS,
  workerValue,
} from '../../stores/track/run-track.ts';
import { formatSpan } from './format-moment.ts';
import type { Lane } from './lanes.ts';

interface StatesTipProps {
  readonly lane: Lane;
  readonly track: RunTrack | null;
  readonly atS: number;
}

const STATES = [
  { name: 'On CPU', className: 'state-on-cpu', column: 'onCpu' },
  { name: 'Waiting', className: 'state-waiting', column: 'waiting' },
  { name: 'Blocked', className: 'state-blocked', column: 'blocked' },
] as const;

/** How a worker's time was spent in the sample at a moment. */
export function StatesTip({ lane: { label, worker }, track, atS }: StatesTipProps) {
  const tick = track === null ? -1 : tickAt(track, atS);
  if (track === null || worker === null || tick === -1) return <p>{label}: no sample here</p>;
  return (
    <>
      <p>
        {label}, {formatSpan([tickStartS(track, tick), tickEndS(track, tick)])}
      </p>
      <dl>
        {STATES.map(({ name, className, column }) => (
          <div key={name}>
            <dt>
              <span className={`swatch ${className}`} />
              {name}
            </dt>
            <dd>{formatShare(workerValue(worker, worker[column], tick))}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
