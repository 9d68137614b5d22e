import type { Evidence } from '../../../contract/verdict.ts';
import { isKnown, MISSING } from '../../format/missing.ts';

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const precise = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });

/** What was measured, with its unit: `1.02 cores`, `74.2 %`, `4`. */
export function evidenceText({ value, unit }: Pick<Evidence, 'value' | 'unit'>): string {
  if (!isKnown(value)) return MISSING;
  const isWhole = Number.isInteger(value) || Math.abs(value) >= 999.5;
  const number = (isWhole ? whole : precise).format(value);
  return unit === '' ? number : `${number} ${unit}`;
}

/** What it was held against: `at most 1.15 cores`; a dash where it is shown only. */
export function thresholdText({ threshold, unit }: Evidence): string {
  if (threshold === null) return MISSING;
  const words = threshold.relation === 'at-least' ? 'at least' : 'at most';
  return `${words} ${evidenceText({ value: threshold.value, unit })}`;
}
