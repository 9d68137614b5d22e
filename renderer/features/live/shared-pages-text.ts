import { formatBytes } from '../../format/bytes.ts';
import { type MemorySums, timesCounted } from '../../stores/shared-pages.ts';

/** How often summed RSS counts shared pages, where that is more than once: `shared ×3.1`. */
export function sharedPagesText(sums: MemorySums): string | null {
  const times = timesCounted(sums);
  return times === null || times < 1.05 ? null : `shared ×${times.toFixed(1)}`;
}

/** In whole units, with one for both where it is the same: `PSS 45, USS 27 MiB`. */
export function otherSumsText({ pssBytes, ussBytes }: Omit<MemorySums, 'rssBytes'>): string {
  const [pss, uss] = [wholeUnits(pssBytes), wholeUnits(ussBytes)];
  const unit = / \D+$/.exec(uss)?.[0] ?? '';
  const short = unit !== '' && pss.endsWith(unit) ? pss.slice(0, -unit.length) : pss;
  return `PSS ${short}, USS ${uss}`;
}

function wholeUnits(bytes: number | null): string {
  return formatBytes(bytes).replace(/^\d+\.\d/, (number) => Math.round(Number(number)).toFixed(0));
}
