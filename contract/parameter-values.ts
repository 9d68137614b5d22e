import { err, ok, type Result } from './result.ts';

/** More values than any matrix may have. */
export const MAX_PARAMETER_VALUES = 128;

/** `1-8`, `1..8`, and both with a step: `1-9-2`. Numbers with zeros in front are texts: `2024-01-02`. */
const RANGE = /^(0|[1-9]\d*)(?:-|\.\.)(0|[1-9]\d*)(?:(?:-|\.\.)([1-9]\d*))?$/;

/**
 * Reads the values that stand for a parameter: `1,2,4`, `1-8`, `1-9-2`, `small,big`. What is written as
 * a number would be written is one; each value counts once, in its order.
 * @returns what is wrong as the end of a sentence that begins with the parameter
 */
export function parameterValues(
  text: string,
): Result<readonly (number | string)[], 'bad-parameter'> {
  const values = new Set<number | string>();
  for (const part of text.split(',')) {
    const read = valuesOf(part.trim());
    if (!read.ok) return read;
    for (const value of read.value) values.add(value);
  }
  if (values.size <= MAX_PARAMETER_VALUES) return ok([...values]);
  return err(
    'bad-parameter',
    `has ${values.size} values: at most ${MAX_PARAMETER_VALUES} can be compared.`,
  );
}

function valuesOf(part: string): Result<readonly (number | string)[], 'bad-parameter'> {
  if (part === '') return err('bad-parameter', 'has an empty value: leave the comma out.');
  const [, first, last, step = '1'] = RANGE.exec(part) ?? [];
  if (first === undefined || last === undefined) return ok([asNumber(part)]);
  const [from, to] = [Number(first), Number(last)];
  if (from > to) {
    return err('bad-parameter', `goes backwards in ${part}: begin with the least.`);
  }
  // Not more than are looked at: a range may span a million.
  const count = Math.min(Math.floor((to - from) / Number(step)) + 1, MAX_PARAMETER_VALUES + 1);
  return ok(Array.from({ length: count }, (_, index) => from + index * Number(step)));
}

/** What would not be written the same way again stays the text that it is: `0.50`, `1e3`. */
function asNumber(text: string): number | string {
  const value = Number(text);
  return Number.isFinite(value) && String(value) === text ? value : text;
}
