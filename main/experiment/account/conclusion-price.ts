import type { ConfigurationResult } from '../../../contract/experiment-result.ts';
import { formatBytes, formatMs } from '../../report/quantities.ts';

/** A difference is notable when it is both this share and this much. */
const NOTABLE_SHARE = 0.1;
const NOTABLE_BYTES = 2 ** 20;
const NOTABLE_CPU_MS = 50;

/** What the better time costs: sentences about memory and CPU time, none where it is next to nothing. */
export function priceOf(
  best: ConfigurationResult,
  baseline: ConfigurationResult,
): readonly string[] {
  return [...memoryPrice(best, baseline), ...cpuPrice(best, baseline)];
}

function memoryPrice(best: ConfigurationResult, baseline: ConfigurationResult): string[] {
  // Summed RSS counts shared pages once a process: PSS where both have it.
  const hasPss = best.peakPssBytes !== null && baseline.peakPssBytes !== null;
  const after = hasPss ? best.peakPssBytes : best.peakRssBytes;
  const before = hasPss ? baseline.peakPssBytes : baseline.peakRssBytes;
  if (after === null || before === null) return [];
  if (!isNotable(after, before, NOTABLE_BYTES)) return [];
  const sign = after > before ? '+' : '−';
  return [`Memory ${sign}${formatBytes(Math.abs(after - before))}.`];
}

function cpuPrice(best: ConfigurationResult, baseline: ConfigurationResult): string[] {
  if (best.cpuMs === null || baseline.cpuMs === null) return [];
  const after = best.cpuMs.user + best.cpuMs.system;
  const before = baseline.cpuMs.user + baseline.cpuMs.system;
  if (!isNotable(after, before, NOTABLE_CPU_MS)) return [];
  return [`CPU time ${formatMs(after)} instead of ${formatMs(before)}.`];
}

function isNotable(after: number, before: number, least: number): boolean {
  const difference = Math.abs(after - before);
  return difference >= least && difference >= NOTABLE_SHARE * before;
}
