/** Memory of several processes, each of them summed over all. `null`: not known. */
export interface MemorySums {
  /** Pages that processes share count in each of them. */
  readonly rssBytes: number | null;
  /** Shared pages divided by their users. */
  readonly pssBytes: number | null;
  /** Pages that no other process has. */
  readonly ussBytes: number | null;
  readonly processes: number | null;
}

/** Less than this is shared by chance, and a quotient of it would say nothing. */
const LEAST_SHARED_SHARE = 0.01;

/**
 * How often summed RSS counts a shared page, on average: what is shared in it ÷ what is shared in
 * summed PSS. Exact where all users of a page are among the processes, else the most it can be; of one
 * process once. `null`: not known, or next to nothing is shared.
 */
export function timesCounted(sums: MemorySums): number | null {
  const { rssBytes, pssBytes, ussBytes, processes } = sums;
  if (rssBytes === null || pssBytes === null || ussBytes === null || processes === null)
    return null;
  const [inRss, inPss] = [rssBytes - ussBytes, pssBytes - ussBytes];
  // The sums are not read in the same moment: what contradicts itself tells nothing.
  if (inPss <= LEAST_SHARED_SHARE * pssBytes || inRss < inPss) return null;
  return Math.min(inRss / inPss, processes);
}
