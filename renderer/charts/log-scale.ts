export interface LogScale {
  /** Powers of ten. */
  readonly ticks: readonly number[];
  /** Percent of the axis; what is not above 0 stands at its beginning. */
  readonly place: (value: number) => number;
}

/** The least that is shown: 0.1 µs, below any clock's step. */
const LEAST_MS = 0.0001;

/** Marks and numbers at the ends of the axis stay whole. */
const INSET_PERCENT = 7;

/** A logarithmic axis in whole powers of ten around all values. */
export function logScale(values: readonly number[]): LogScale {
  const known = values.filter((value) => value > 0).map((value) => Math.max(LEAST_MS, value));
  const low = Math.floor(Math.log10(known.length === 0 ? 1 : Math.min(...known)) + 1e-9);
  const high = Math.ceil(Math.log10(known.length === 0 ? 10 : Math.max(...known)) - 1e-9);
  const decades = Math.max(1, high - low);
  const ticks = Array.from({ length: decades + 1 }, (_, index) =>
    Number((10 ** (low + index)).toPrecision(1)),
  );
  const place = (value: number) => {
    const share = (Math.log10(Math.max(LEAST_MS, value)) - low) / decades;
    return INSET_PERCENT + Math.max(0, share) * (100 - 2 * INSET_PERCENT);
  };
  return { ticks, place };
}
