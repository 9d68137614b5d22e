import type { LoopDetails } from '../../../contract/program-runtimes.ts';
import type { LoopLine } from './loop-line.ts';

/** With fewer turns of its timer nothing can be said of a loop. */
const LEAST_TURNS = 3;

/** A result need not list more. */
const MAX_LOOPS = 64;

/** What each event loop of a program told last. */
export class LoopBook {
  readonly #latest = new Map<string, LoopLine>();

  note(line: LoopLine): void {
    this.#latest.set(`${line.pid}/${line.tid}`, line);
  }

  /**
   * Those that had turns enough, the latest ones first.
   * @param pids of the program: what is run before and after it tells as well
   */
  loops(pids: ReadonlySet<number>): readonly LoopDetails[] {
    return [...this.#latest.values()]
      .filter(({ pid, turns }) => pids.has(pid) && turns >= LEAST_TURNS)
      .toSorted((left, right) => right.p99Ns - left.p99Ns || right.maxNs - left.maxNs)
      .slice(0, MAX_LOOPS)
      .map(detailsOf);
  }
}

function detailsOf({ pid, tid, p99Ns, maxNs, lateNs, forNs }: LoopLine): LoopDetails {
  const lateShare = forNs === 0 ? 0 : Math.min(1, lateNs / forNs);
  return { pid, tid, delay: { p99Ns, maxNs }, lateShare };
}
