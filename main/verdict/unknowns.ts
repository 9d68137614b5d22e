import { lockedShare } from './lock-rule.ts';
import type { RunFacts } from './run-facts.ts';

/** What could not be known of a run, and what therefore could not be told: a sentence each. */
export function unknowns(facts: RunFacts): readonly string[] {
  const { run } = facts;
  const sentences = [...unknownStates(facts)];
  if (run.othersCoresUsed === null) {
    sentences.push(
      'How much other programs used could not be read here, so a disturbed run could be told by its waiting alone.',
    );
  }
  if (run.throttledMs === null && run.machine.quotaCores !== null) {
    sentences.push(
      'There is a CPU quota, but how often it held the run back is not reported here, so throttling could not be told.',
    );
  }
  if (run.cpuIsLowerBound) {
    sentences.push('CPU time and cores used are lower bounds: a worker ended without its account.');
  }
  if (run.runtime.kind === 'node' && (lockedShare(facts) ?? 0) > 0) {
    sentences.push('On Node.js the time inside locks is an upper bound.');
  }
  return sentences;
}

function unknownStates(facts: RunFacts): readonly string[] {
  const { waitingCores, isPerTask, workers, run, isProgram, active } = facts;
  if (waitingCores !== null || (workers === 1 && !isPerTask)) return [];
  if (isPerTask) {
    return [
      'A worker for each task comes and goes between two readings, so its waiting could not be read, nor oversubscription be told.',
    ];
  }
  if (isProgram && active.some(({ blockedMs }) => blockedMs === null)) {
    return [
      'Some of its threads and processes came and went too quickly to be read, so oversubscription could not be told.',
    ];
  }
  const where = run.machine.platform === 'linux' ? 'of this run' : 'here';
  return [`Waiting could not be read ${where}, so oversubscription could not be told.`];
}
