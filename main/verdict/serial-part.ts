import { coresOf, coresUsedOf, type Finding, held, percent, shown } from './finding.ts';
import type { RunFacts } from './run-facts.ts';
import {
  LEAST_CORES_FOR_TURNS,
  LEAST_SAMPLED_SHARE,
  LEAST_SERIAL_SHARE,
  ONE_AT_A_TIME_CORES,
} from './thresholds.ts';

/**
 * A program of the user's own that used one core for a long stretch and several in the rest: no limit of
 * the whole run, so nothing but a remark where no limit stands out. Unlike what else is said of a run it
 * rests on single samples, and is called an estimate.
 */
export function serialPart(facts: RunFacts): Finding | null {
  const { stretches = null, effectiveCores } = facts.run;
  if (stretches === null || !facts.isProgram) return null;
  const { oneCoreMs, oneCoreCores, restMs, restCores } = stretches;
  const share = oneCoreMs / (oneCoreMs + restMs);
  const isSampled = oneCoreMs + restMs >= LEAST_SAMPLED_SHARE * facts.wallMs;
  const wasBusy = oneCoreCores >= ONE_AT_A_TIME_CORES.least;
  const usedMore = restCores >= LEAST_CORES_FOR_TURNS;
  if (!isSampled || !wasBusy || !usedMore || share < LEAST_SERIAL_SHARE) return null;
  // Amdahl's law: the serial part's share of the time that all of it would take on one core.
  const bound = (oneCoreMs + restMs * restCores) / oneCoreMs;
  return {
    sentence: `No single limit stands out, but for ${percent(share)} of its time it used one core, and ${coresOf(restCores, effectiveCores)} in the rest: by Amdahl’s law no number of cores makes it more than about ${bound.toFixed(1)}× as fast as one core does (an estimate).`,
    evidence: [
      held(
        ['oneCoreShare', 'Time on one core', '%'],
        share * 100,
        'at-least',
        LEAST_SERIAL_SHARE * 100,
      ),
      shown(['restCores', 'Cores used in the rest', 'cores'], restCores),
      shown(['amdahlBound', 'Fastest with any number of cores, an estimate', '×'], bound),
      coresUsedOf(facts),
    ],
    next: 'Find out what your program does while it uses one core (marks show it on the timeline), and share that part out too.',
  };
}
