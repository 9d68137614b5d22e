import type { TimeSpan } from '../../charts/time-span.ts';

/** Digits that tell moments apart in a picture a few hundred pixels wide, and parts of it. */
const MOMENT_DIGITS = 3;
const SPAN_DIGITS = 2;
const MOST_DECIMALS = 6;

/** Seconds as exact as a picture of `widthS` seconds shows them: `3.25`, `3.25012`. */
export function formatMoment(atS: number, widthS: number): string {
  return digits(atS, widthS, MOMENT_DIGITS);
}

/** A part of the time: `2.00–4.50 s`. */
export function formatSpan([startS, endS]: TimeSpan): string {
  const widthS = endS - startS;
  return `${digits(startS, widthS, SPAN_DIGITS)}–${digits(endS, widthS, SPAN_DIGITS)} s`;
}

function digits(atS: number, widthS: number, wanted: number): string {
  const decimals = wanted - Math.floor(Math.log10(Math.max(widthS, 1e-9)));
  return atS.toFixed(Math.min(MOST_DECIMALS, Math.max(1, decimals)));
}
