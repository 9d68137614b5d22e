import { MAX_WORKERS } from '../../../contract/limits.ts';
import type { WorkerEnd, WorkerRange } from './file-spec.ts';

const END = String.raw`(?:\d{1,3}|(?:\d{1,2}\s*x\s*)?cores?)`;

/** `4`, `1-8`, `cores`, `1-2x cores`, `1..2x cores`. */
export const WORKER_RANGE = new RegExp(String.raw`^\s*${END}(?:\s*(?:-|\.\.)\s*${END})?\s*$`);

/** What stands in a file for worker counts; `null`: none of the forms of `WORKER_RANGE`. */
export function parseWorkerRange(given: number | string): WorkerRange | null {
  if (typeof given === 'number') return { from: { workers: given }, to: { workers: given } };
  if (!WORKER_RANGE.test(given)) return null;
  const [from = '', to = from] = given.split(/-|\.\./).map((end) => end.trim());
  return { from: parseEnd(from), to: parseEnd(to) };
}

/** What is wrong with a range; `null`: nothing that could be told without knowing the machine. */
export function workerRangeProblem({ from, to }: WorkerRange): string | null {
  for (const end of [from, to]) {
    const isInside = 'perCore' in end ? end.perCore >= 1 : inBounds(end.workers);
    if (!isInside) return `Workers must be from 1 to ${MAX_WORKERS}`;
  }
  if ('workers' in from && 'workers' in to && from.workers > to.workers) {
    return `A range goes from the smaller to the larger number, not from ${from.workers} to ${to.workers}`;
  }
  return null;
}

/**
 * The worker counts that ranges stand for on this machine, ascending, each once.
 * @returns with a note for each range that has no number here
 */
export function workersOfRanges(
  ranges: readonly WorkerRange[],
  effectiveCores: number,
): { readonly workers: readonly number[]; readonly notes: readonly string[] } {
  const cores = Math.max(1, Math.floor(effectiveCores));
  const workers = new Set<number>();
  const notes: string[] = [];
  for (const { from, to } of ranges) {
    const [first, last] = [countOf(from, cores), countOf(to, cores)];
    const most = Math.min(last, MAX_WORKERS);
    if (first > last)
      notes.push(`On ${cores} cores the range ${first}-${last} of workers is empty.`);
    else if (last > most) notes.push(`Workers end at ${MAX_WORKERS}, not at ${last}.`);
    for (let count = first; count <= most; count += 1) workers.add(count);
  }
  return { workers: [...workers].sort((left, right) => left - right), notes };
}

function parseEnd(text: string): WorkerEnd {
  if (/^\d+$/.test(text)) return { workers: Number(text) };
  const times = /^\d+/.exec(text)?.[0];
  return { perCore: times === undefined ? 1 : Number(times) };
}

function countOf(end: WorkerEnd, cores: number): number {
  return 'workers' in end ? end.workers : end.perCore * cores;
}

function inBounds(count: number): boolean {
  return count >= 1 && count <= MAX_WORKERS;
}
