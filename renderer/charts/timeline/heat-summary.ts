import { formatShare } from '../../format/quantity.ts';
import { firstTickFrom, type RunTrack } from '../../stores/track/run-track.ts';
import type { TimeSpan } from '../time-span.ts';

/** More names than these nobody listens to. */
const MOST_NAMED_CORES = 8;

interface CoreMean {
  readonly core: number;
  /** 0 … 1. */
  readonly busy: number;
}

/** For those who can't see the picture: how busy the cores were in the time it shows. */
export function heatSummary(track: RunTrack, span: TimeSpan): string {
  const means = coreMeans(track, span);
  const time = `${span[0].toFixed(1)} to ${span[1].toFixed(1)} s`;
  const head = `Busy share of each core over time, ${time}`;
  if (means.length === 0) return `${head}: no samples.`;
  if (track.cores <= MOST_NAMED_CORES)
    return `${head}, on average: ${means.map(named).join(', ')}.`;
  const sorted = [...means].sort((left, right) => right.busy - left.busy);
  const [most, least] = [sorted.slice(0, 1), sorted.slice(-1)];
  const mean = means.reduce((sum, { busy }) => sum + busy, 0) / means.length;
  return `${head}, on average: all ${means.length} cores ${formatShare(mean)}, the busiest ${most.map(named).join('')}, the least busy ${least.map(named).join('')}.`;
}

function named({ core, busy }: CoreMean): string {
  return `core ${core} ${formatShare(busy)}`;
}

/** Means by time over the ticks that touch the span; cores of which nothing is known are left out. */
export function coreMeans(track: RunTrack, [startS, endS]: TimeSpan): readonly CoreMean[] {
  const first = firstTickFrom(track, startS);
  const end = Math.min(track.atMs.length, firstTickFrom(track, endS) + 1);
  return Array.from({ length: track.cores }, (_, core) => core).flatMap((core) => {
    let busyMs = 0;
    let knownMs = 0;
    for (let tick = first; tick < end; tick += 1) {
      const ms = track.elapsedMs[tick] ?? Number.NaN;
      const busy = track.coreBusy[tick * track.cores + core] ?? Number.NaN;
      if (Number.isNaN(busy + ms)) continue;
      busyMs += busy * ms;
      knownMs += ms;
    }
    return knownMs === 0 ? [] : [{ core, busy: busyMs / knownMs }];
  });
}
