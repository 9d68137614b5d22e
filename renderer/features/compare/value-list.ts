import { formatCount } from '../../format/quantity.ts';

export type ValueList =
  | { readonly ok: true; readonly values: readonly number[] }
  | { readonly ok: false; readonly message: string };

export interface ValueBounds {
  /** Both ends included. */
  readonly min: number;
  readonly max: number;
  /** Most values. */
  readonly most: number;
}

const RANGE = /^(\d+)-(\d+)$/;

/**
 * Reads whole numbers from what was typed: `4`, `1, 2, 4`, `1-8`, `1-4, 8`. Each comes once, in
 * ascending order.
 */
export function readList(text: string, bounds: ValueBounds): ValueList {
  const parts = text
    .replaceAll(/\s*(?:-|–|…|\.\.)\s*/g, '-')
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
  if (parts.length === 0) return { ok: false, message: `Enter ${expected(bounds)}.` };
  const values = new Set<number>();
  for (const part of parts) {
    const read = readPart(part, bounds);
    if (!read.ok) return read;
    for (const value of read.values) values.add(value);
  }
  if (values.size > bounds.most) return tooMany(values.size, bounds);
  return { ok: true, values: [...values].sort((a, b) => a - b) };
}

/** As `readList` reads it; neighbours of three and more become a range. */
export function writeList(values: readonly number[]): string {
  const runs: number[][] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === value - 1) run.push(value);
    else runs.push([value]);
  }
  return runs
    .map((run) => (run.length > 2 ? `${run[0]}-${run.at(-1)}` : run.join(', ')))
    .join(', ');
}

function readPart(part: string, bounds: ValueBounds): ValueList {
  const range = RANGE.exec(part);
  const first = Number(range?.[1] ?? part);
  const last = Number(range?.[2] ?? part);
  if (!Number.isInteger(first) || !Number.isInteger(last)) {
    return { ok: false, message: `“${part}” is no whole number: enter ${expected(bounds)}.` };
  }
  if (/^0\d/.test(part)) {
    return {
      ok: false,
      message: `“${part}” begins with 0: a comma parts values, so write 10000, not 10,000.`,
    };
  }
  if (last < first)
    return { ok: false, message: `“${part}” runs backwards: write ${last}-${first}.` };
  if (first < bounds.min || last > bounds.max) {
    const [wrong, limit] = first < bounds.min ? [first, 'least'] : [last, 'most'];
    const bound = limit === 'least' ? bounds.min : bounds.max;
    return {
      ok: false,
      message: `${formatCount(wrong)} is too ${limit === 'least' ? 'small' : 'large'}: the ${limit} is ${formatCount(bound)}.`,
    };
  }
  // Counted before they are made: a range may name a billion.
  if (last - first >= bounds.most) return tooMany(last - first + 1, bounds);
  return {
    ok: true,
    values: Array.from({ length: last - first + 1 }, (_, index) => first + index),
  };
}

function tooMany(count: number, { most }: ValueBounds): ValueList {
  return {
    ok: false,
    message: `These are ${formatCount(count)} values: at most ${formatCount(most)} can be compared. Choose fewer, such as 1, 2, 4, 8.`,
  };
}

function expected({ min, max }: ValueBounds): string {
  return `whole numbers from ${formatCount(min)} to ${formatCount(max)}, such as ${exampleOf(min, max)}`;
}

function exampleOf(min: number, max: number): string {
  const first = Math.max(1, min);
  return max <= 1000 && first * 4 <= max
    ? `${first}, ${first * 2}, ${first * 4} or ${first}-${first * 4}`
    : `${first} or ${first}, ${Math.min(max, first * 2)}`;
}
