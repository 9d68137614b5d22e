import type { Lesson } from '../../../contract/lesson.ts';
import { type DoublingScale, levelOf } from './doubling-scale.ts';

const WIDTH = 240;
const HEIGHT = 84;
const INSET_Y = 8;

interface CurvePictureProps {
  readonly speedups: readonly number[];
  readonly points: Lesson['axis']['points'];
  /** The same for all curves of a lesson, so that they compare. */
  readonly scale: DoublingScale;
}

/** A curve in small. What it says stands beside it in words and numbers. */
export function CurvePicture({ speedups, points, scale }: CurvePictureProps) {
  const column = WIDTH / speedups.length;
  const xOf = (index: number) => (index + 0.5) * column;
  const yOf = (speedup: number) => placeOf(levelOf(speedup), scale);
  const base = placeOf(0, scale);
  return (
    <svg className="curve-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path className="curve-base" d={`M0 ${base}H${WIDTH}`} />
      {points === 'numbers' && (
        <polyline
          className="curve-line"
          points={speedups.map((speedup, index) => `${xOf(index)},${yOf(speedup)}`).join(' ')}
        />
      )}
      {speedups.map((speedup, index) =>
        points === 'numbers' ? (
          <circle key={index} cx={xOf(index)} cy={yOf(speedup)} r={3} />
        ) : (
          <rect
            key={index}
            x={xOf(index) - column * 0.3}
            width={column * 0.6}
            y={Math.min(base, yOf(speedup)) - 1}
            height={Math.abs(base - yOf(speedup)) + 2}
            rx={1}
          />
        ),
      )}
    </svg>
  );
}

function placeOf(level: number, { low, high }: DoublingScale): number {
  const share = (level - low) / (high - low);
  return INSET_Y + (1 - share) * (HEIGHT - 2 * INSET_Y);
}
