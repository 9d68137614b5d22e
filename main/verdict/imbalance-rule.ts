import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import { formatMs } from '../report/quantities.ts';
import { coresUsedOf, counted, held, percent, type Rule, shown, strategyName } from './finding.ts';
import type { RunFacts } from './run-facts.ts';
import { MAX_IDLE_TAIL_SHARE } from './thresholds.ts';

/** Some workers had run out of tasks while others still worked. */
export const imbalanced: Rule = (facts) => {
  const ends = sortedEnds(facts);
  if (ends === null) return null;
  const share = idleTailShare(facts, ends);
  if (share < MAX_IDLE_TAIL_SHARE) return null;
  return {
    sentence: `The work ran out unevenly: for want of tasks ${percent(share)} of the cores’ time went unused. ${endsText(ends)}`,
    evidence: [
      held(
        ['idleTailShare', 'Cores’ time without tasks', '%'],
        share * 100,
        'at-least',
        MAX_IDLE_TAIL_SHARE * 100,
      ),
      shown(['firstEndMs', 'First worker done after', 'ms'], ends[0] ?? 0),
      shown(['lastEndMs', 'Last worker done after', 'ms'], ends.at(-1) ?? 0),
      coresUsedOf(facts),
    ],
    next: nextOf(facts),
  };
};

/**
 * Of the time of the usable cores, what no worker with tasks was left for: with m cores, only the
 * m workers that go on longest matter, since while more of them have tasks every core has one.
 */
function idleTailShare({ usableCores, wallMs }: RunFacts, ends: readonly number[]): number {
  const cores = Math.max(1, Math.floor(usableCores));
  const lastOnes = ends.slice(-cores);
  const workedMs = lastOnes.reduce((sum, endMs) => sum + endMs, 0);
  return 1 - workedMs / (cores * wallMs);
}

/** When each worker had ended its last task, ascending; 0 for one that never had any. */
function sortedEnds(facts: RunFacts): readonly number[] | null {
  const { run, workers, isPerTask, isProgram, wallMs } = facts;
  const { workerDetails } = run;
  // Nobody but the program knows what its workers have left to do.
  if (workers < 2 || isPerTask || isProgram || workerDetails.length < 2) return null;
  const ends = workerDetails.map(({ tasks, lastEndMs }) => (tasks === 0 ? 0 : lastEndMs));
  const known = ends.filter((endMs) => endMs !== null);
  if (known.length < ends.length) return null;
  return known.map((endMs) => Math.min(endMs, wallMs)).sort((a, b) => a - b);
}

function endsText(ends: readonly number[]): string {
  const idle = ends.filter((endMs) => endMs === 0).length;
  const last = formatMs(ends.at(-1) ?? 0);
  if (idle > 0) return `${counted(idle, 'worker')} of ${ends.length} had none at all.`;
  return `The first worker was done after ${formatMs(ends[0] ?? 0)}, the last after ${last}.`;
}

function nextOf({ run }: RunFacts): string {
  if (run.tasks.total < 2 * run.workers) {
    return `Split the work into more and smaller tasks: ${counted(run.tasks.total, 'task')} for ${counted(run.workers, 'worker')} can’t be shared out evenly.`;
  }
  const isPool = run.strategy === 'thread-pool' || run.strategy === 'process-pool';
  if (isPool) return 'Make the tasks smaller, or hand over fewer at a time (the option Chunk).';
  const pool = strategyName(hasWorkerProcesses(run.strategy) ? 'process-pool' : 'thread-pool');
  return `Let whoever is free take the next task: ${pool}.`;
}
