import { writePercent } from '../../contract/core-words.ts';
import { isKnown, MISSING } from './missing.ts';

const grouped = new Intl.NumberFormat('en');

/** CPU seconds per wall second, always two decimals so that columns stand still. */
export function formatCores(cores: number | null): string {
  return isKnown(cores) ? cores.toFixed(2) : MISSING;
}

/** A number of cores as a bound: whole where it is whole, `1.5` under a quota. */
export function formatCoreCount(cores: number): string {
  return Number.isInteger(cores) ? String(cores) : cores.toFixed(1);
}

/** A share 0…1 as percent; small ones keep a decimal. */
export function formatShare(share: number | null): string {
  return isKnown(share) ? writePercent(share * 100) : MISSING;
}

/** A percentage that is already one. */
export function formatPercent(percent: number | null): string {
  return isKnown(percent) ? formatShare(percent / 100) : MISSING;
}

export function formatCount(count: number | null): string {
  return isKnown(count) ? grouped.format(count) : MISSING;
}

/** Tasks per second, three significant digits. */
export function formatRate(perSecond: number | null): string {
  if (!isKnown(perSecond)) return MISSING;
  if (perSecond >= 99.95) return `${grouped.format(Math.round(perSecond))} / s`;
  return `${perSecond.toFixed(perSecond >= 9.995 ? 1 : 2)} / s`;
}

/** A text that was formatted here, marked where the true value may be greater. */
export function formatLeast(text: string, isLowerBound: boolean): string {
  return isLowerBound && text !== MISSING ? `≥ ${text}` : text;
}
