interface SparklineProps {
  /** Oldest first; NaN is a gap. */
  readonly values: Float64Array;
  /** Places on the time axis; fewer values stand at its right end. */
  readonly places: number;
  /** Value at the top; greater ones raise the top for this line. */
  readonly top: number;
}

/** Fewer make a dash that says nothing. */
const FEWEST_VALUES = 4;

const WIDTH = 100;
const HEIGHT = 20;

/** A small line without axes: the numbers beside it carry the meaning, so it is not read out. */
export function Sparkline({ values, places, top }: SparklineProps) {
  const known = values.reduce((count, value) => (Number.isNaN(value) ? count : count + 1), 0);
  return (
    <svg
      className="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {known >= FEWEST_VALUES && (
        <path d={sparklinePath(values, places, top)} vectorEffect="non-scaling-stroke" />
      )}
    </svg>
  );
}

/** SVG path of the line; a gap lifts the pen. */
export function sparklinePath(values: Float64Array, places: number, top: number): string {
  const highest = values.reduce((max, value) => (value > max ? value : max), top);
  const step = WIDTH / Math.max(1, places - 1);
  const offset = places - values.length;
  let path = '';
  let isPenDown = false;
  values.forEach((value, index) => {
    if (!Number.isNaN(value)) {
      const x = ((offset + index) * step).toFixed(1);
      const y = (HEIGHT - 1 - (value / highest) * (HEIGHT - 2)).toFixed(1);
      path += `${isPenDown ? 'L' : 'M'}${x} ${y}`;
    }
    isPenDown = !Number.isNaN(value);
  });
  return path;
}
