// @ts-check

/**
 * Three significant digits, thousands set apart: `12,300`, `0.0123`; 0 as it is, and `–` for what is no number.
 * @param {number} value
 */
export function showNumber(value) {
  if (!Number.isFinite(value)) return '–';
  if (value === 0) return '0';
  const rounded = Number(value.toPrecision(3));
  const size = Math.abs(rounded);
  if (size >= 1000) return rounded.toLocaleString('en-GB', { maximumFractionDigits: 0 });
  if (size < 1e-6) return rounded.toExponential();
  const digits = Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(size))));
  const text = rounded.toFixed(digits);
  // What was a whole number to begin with is shown as one.
  return Number.isInteger(value) ? String(rounded) : text;
}

/**
 * Of a scale: as many digits as it has.
 * @param {number} value
 */
export function showTick(value) {
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 6 });
}
