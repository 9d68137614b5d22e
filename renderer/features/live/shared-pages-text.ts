import { formatBytes } from '../../format/bytes.ts';
import { type MemorySums, timesCounted } from '../../stores/shared-pages.ts';

/** How often summed RSS counts shared pages, where that is more than once: `shared ×3.1`. */
export function sharedPagesText(sums: MemorySums): string | null {
  const times = timesCounted(sums);
  return times === null || times < 1.05 ? null : `shared ×${times.toFixed(1)}`;
}

/** As short as can be, with one unit for both where it is the same: `PSS 45, USS 27 MiB`, `PSS 1.3, USS 1.2 GiB`. */
export function otherSumsText({ pssBytes, ussBytes }: Omit<MemorySums, 'rssBytes'>): string {
  const [pss, uss] = [shortBytes(pssBytes), shortBytes(ussBytes)];
  const unit = / \D+$/.exec(uss)?.[0] ?? '';
  const short = unit !== '' && pss.endsWith(unit) ? pss.slice(0, -unit.length) : pss;
  return `PSS ${short}, USS ${uss}`;
}

/** Of less than ten a tenth is no small part. */
function shortBytes(bytes: number | null): string {
  return formatBytes(bytes).replace(/^\d{2,}\.\d/, (number) => Number(number).toFixed(0));
}
