import { formatCount } from '../../format/quantity.ts';

export type WholeNumber =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly message: string };

/** Reads what was typed as a whole number within bounds, both ends included. */
export function readWholeNumber(text: string, min: number, max: number): WholeNumber {
  const range = `from ${formatCount(min)} to ${formatCount(max)}`;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isInteger(value)) return { ok: false, message: `Enter a whole number ${range}.` };
  if (value < min) return { ok: false, message: `Too small: the least is ${formatCount(min)}.` };
  if (value > max) return { ok: false, message: `Too large: the most is ${formatCount(max)}.` };
  return { ok: true, value };
}
