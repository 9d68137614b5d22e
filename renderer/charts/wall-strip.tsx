import type { Interval } from '../../contract/experiment-result.ts';
import { configurationColour } from './configuration-colours.ts';

interface WallStripProps {
  /** Which gives it its colour and pattern. */
  readonly colour: number;
  readonly runsMs: readonly number[];
  readonly outliersMs: readonly number[];
  readonly medianMs: number | null;
  readonly ci95Ms: Interval | null;
  /** Common to all strips that are compared. */
  readonly scaleMs: Interval;
}

const HEIGHT = 22;
const MIDDLE = HEIGHT / 2;
/** Dots at the ends stay whole. */
const INSET_PERCENT = 3;

/** Every run as a dot, the median as a line, its interval as a bar. The numbers stand beside it. */
export function WallStrip(props: WallStripProps) {
  const { colour: index, runsMs, outliersMs, medianMs, ci95Ms, scaleMs } = props;
  const at = (ms: number) => `${stripPlace(ms, scaleMs).toFixed(2)}%`;
  const colour = configurationColour(index);
  return (
    <svg className="wall-strip" width="100%" height={HEIGHT} aria-hidden="true">
      <line className="strip-ground" x1="0" x2="100%" y1={MIDDLE} y2={MIDDLE} />
      {ci95Ms !== null && (
        <rect
          x={at(ci95Ms[0])}
          width={`${(stripPlace(ci95Ms[1], scaleMs) - stripPlace(ci95Ms[0], scaleMs)).toFixed(2)}%`}
          y={MIDDLE - 8}
          height="16"
          rx="2"
          fill={colour}
          fillOpacity="0.28"
        />
      )}
      {runsMs.map((ms, run) => (
        <circle
          key={run}
          cx={at(ms)}
          cy={MIDDLE + jitter(run)}
          r="2"
          fill={outliersMs.includes(ms) ? 'var(--panel)' : colour}
          stroke={colour}
        />
      ))}
      {medianMs !== null && (
        <line className="strip-median" x1={at(medianMs)} x2={at(medianMs)} y1="1" y2={HEIGHT - 1} />
      )}
    </svg>
  );
}

/** Percent of the strip's width at which a time stands. */
export function stripPlace(ms: number, [low, high]: Interval): number {
  const share = high > low ? (ms - low) / (high - low) : 0.5;
  return INSET_PERCENT + share * (100 - 2 * INSET_PERCENT);
}

/** Dots that would lie upon each other are spread a little, the same way at every drawing. */
function jitter(run: number): number {
  return ((run * 5) % 7) - 3;
}
