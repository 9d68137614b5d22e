import { hasWorkerProcesses } from '../../../contract/catalogue.ts';
import type {
  Configuration,
  ExperimentPlan,
  ExperimentSpec,
} from '../../../contract/experiment.ts';
import { leastRepeatsOf, mostRepeatsOf } from './run-counts.ts';

/** What is known of how long the work of a configuration takes, in ms; `null`: nothing. */
export type KnownWallMs = (configuration: Configuration) => number | null;

/**
 * Rough figures, for the expected time alone and never for a result: start and end of a host, and of
 * each worker. Once runs were seen, what they really took counts.
 */
const HOST_MS = 250;
const PROCESS_MS = 60;
const THREAD_MS = 10;

/**
 * How long an experiment will probably take, warm-ups, start-up and cool-downs included.
 *
 * A configuration that is not known counts as the slowest known one of the same work on the same
 * runtime: how much faster more workers make it is what the experiment is to find out.
 * @returns `null` when for one of them there is no such figure
 */
export function expectedTime(
  spec: Pick<ExperimentSpec, 'stopRule' | 'warmups' | 'coolDownMs'>,
  configurations: readonly Configuration[],
  knownWallMs: KnownWallMs,
): ExperimentPlan['expectedMs'] {
  const roundMs = roundTime(spec.coolDownMs, configurations, knownWallMs);
  if (roundMs === null) return null;
  const { stopRule, warmups } = spec;
  const least = roundMs * (warmups + leastRepeatsOf(stopRule));
  const allRounds = roundMs * (warmups + mostRepeatsOf(stopRule));
  if (stopRule.rule === 'repeats') return { least, most: allRounds };
  // The round that is under way when the time is over is finished.
  const untilTimeIsOver = roundMs * (warmups + 1) + stopRule.maxSeconds * 1000;
  return { least, most: Math.max(least, Math.min(allRounds, untilTimeIsOver)) };
}

/** One run of each configuration. */
function roundTime(
  coolDownMs: number,
  configurations: readonly Configuration[],
  knownWallMs: KnownWallMs,
): number | null {
  const known = configurations.map((configuration) => ({
    configuration,
    wallMs: usable(knownWallMs(configuration)),
  }));
  let roundMs = 0;
  for (const { configuration, wallMs } of known) {
    const expectedMs = wallMs ?? slowestAlike(configuration, known);
    if (expectedMs === null) return null;
    roundMs += expectedMs + surroundingMs(configuration) + coolDownMs;
  }
  return roundMs;
}

function slowestAlike(
  { work, runtime }: Configuration,
  known: readonly { readonly configuration: Configuration; readonly wallMs: number | null }[],
): number | null {
  const alike = known.flatMap(({ configuration, wallMs }) => {
    const isAlike = configuration.work === work && configuration.runtime.id === runtime.id;
    return isAlike && wallMs !== null ? [wallMs] : [];
  });
  return alike.length === 0 ? null : Math.max(...alike);
}

function surroundingMs({ request: { strategy, workers } }: Configuration): number {
  // One event loop has one worker, however many tasks it keeps in flight.
  const started = strategy === 'async' ? 1 : workers;
  return HOST_MS + started * (hasWorkerProcesses(strategy) ? PROCESS_MS : THREAD_MS);
}

function usable(wallMs: number | null): number | null {
  return wallMs !== null && Number.isFinite(wallMs) && wallMs >= 0 ? wallMs : null;
}
