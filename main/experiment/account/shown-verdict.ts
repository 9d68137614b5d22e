import type { RunResult } from '../../../contract/run.ts';
import { type Verdict, VERDICT_IDS, type VerdictId } from '../../../contract/verdict.ts';
import { judgeRun } from '../../verdict/judge-run.ts';
import type { VerdictBaseline } from '../../verdict/judged-run.ts';
import type { CachedStatistics } from './cached-statistics.ts';
import { type ConfigurationRuns, isSameProgram, workerCount } from './configuration-runs.ts';
import { medianOfKnown } from './median.ts';

interface JudgedTime {
  readonly wallMs: number | null;
  readonly verdict: Verdict | null;
}

/**
 * The verdict that stands for a configuration: the one that most of its runs have when they are held
 * against the baseline, of two as frequent ones that with precedence, in the words of the run whose
 * wall time is nearest to the median.
 */
export function shownVerdict(
  own: ConfigurationRuns,
  baseline: ConfigurationRuns,
  statistics: CachedStatistics,
): Verdict | null {
  return statistics.keep('verdict', [own.timed, baseline.timed], () => {
    const held = verdictBaseline(own, baseline);
    return mostFrequent(own.counted.map((run) => judged(run, held)));
  });
}

function judged(run: RunResult, baseline: VerdictBaseline | null): JudgedTime {
  const verdict = baseline === null ? run.verdict : judgeRun(run, baseline);
  return { wallMs: run.wallMs, verdict };
}

/** `null`: it is the baseline itself, or nothing is known of it. */
function verdictBaseline(
  own: ConfigurationRuns,
  baseline: ConfigurationRuns,
): VerdictBaseline | null {
  const { configuration, counted, timed } = baseline;
  const wallMs = medianOfKnown(timed.wallMs);
  if (configuration.id === own.configuration.id || wallMs === null) return null;
  // More CPU time than another program is no sign of anything.
  if (!isSameProgram(own, baseline)) return null;
  const cpuMs = medianOfKnown(
    counted.map((run) => (run.cpuMs === null ? null : run.cpuMs.user + run.cpuMs.system)),
  );
  const label = `“${configuration.label}”`;
  return { label, workers: workerCount(configuration.request), wallMs, cpuMs };
}

function mostFrequent(runs: readonly JudgedTime[]): Verdict | null {
  const id = mostFrequentId(runs);
  const candidates = runs.filter((run) => run.verdict?.id === id);
  const medianMs = medianOfKnown(runs.map(({ wallMs }) => wallMs));
  const distance = ({ wallMs }: JudgedTime): number =>
    wallMs === null || medianMs === null ? Infinity : Math.abs(wallMs - medianMs);
  const [nearest] = candidates.toSorted((left, right) => distance(left) - distance(right));
  return nearest?.verdict ?? null;
}

function mostFrequentId(runs: readonly JudgedTime[]): VerdictId | null {
  const count = (id: VerdictId | null): number =>
    id === null ? 0 : runs.filter(({ verdict }) => verdict?.id === id).length;
  return VERDICT_IDS.reduce<VerdictId | null>(
    (best, id) => (count(id) > count(best) ? id : best),
    null,
  );
}
