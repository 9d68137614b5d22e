import type {
  ConfigurationResult,
  ExperimentResult,
  Interval,
} from '../../../contract/experiment-result.ts';
import { sortedEntries } from '../../../contract/sorted-entries.ts';
import { median } from '../../statistics/quantile.ts';
import { ratioEstimate } from '../../statistics/ratio-estimate.ts';
import type { SavedConfiguration, SavedExperiment } from './saved-experiment.ts';

export type GateAnswer = 'slower' | 'not-slower' | 'cant-tell';

/** One configuration against its own earlier runs. */
export interface GateLine {
  readonly label: string;
  readonly beforeMs: number | null;
  readonly afterMs: number | null;
  /** Median now ÷ median then: above 1 it is slower now. */
  readonly ratio: number | null;
  readonly ci95: Interval | null;
  readonly answer: GateAnswer;
  /** Why it can't be told; `null` otherwise. */
  readonly reason: string | null;
}

export interface GateResult {
  readonly limitPercent: number;
  readonly lines: readonly GateLine[];
  /** Labels that only the earlier result has. */
  readonly gone: readonly string[];
  readonly answer: GateAnswer;
}

/**
 * Holds each configuration against the one of the earlier result that did the same work in the same
 * way. Slower: the 95 % CI of the ratio of times lies wholly above 1 + limit; not slower: wholly at
 * or below it.
 * @param limitPercent what a configuration may be slower
 */
export function judgeGate(
  before: SavedExperiment,
  after: ExperimentResult,
  limitPercent: number,
): GateResult {
  const matches = after.configurations.map((configuration) => ({
    configuration,
    saved: counterpart(configuration, before, after),
  }));
  const lines = matches.map(({ configuration, saved }) =>
    gateLine(configuration, saved, limitPercent),
  );
  const matched = new Set(matches.map(({ saved }) => saved));
  return {
    limitPercent,
    lines,
    gone: before.configurations.filter((saved) => !matched.has(saved)).map(({ label }) => label),
    answer: overall(lines),
  };
}

/** One that is slower for sure decides; then one that can't be told. */
function overall(lines: readonly GateLine[]): GateAnswer {
  const answers = lines.map(({ answer }) => answer);
  if (answers.includes('slower')) return 'slower';
  return answers.length === 0 || answers.includes('cant-tell') ? 'cant-tell' : 'not-slower';
}

function counterpart(
  configuration: ConfigurationResult,
  before: SavedExperiment,
  after: ExperimentResult,
): SavedConfiguration | null {
  if (before.spec.workload !== after.spec.workload || before.spec.seed !== after.spec.seed)
    return null;
  if (identity(before.spec.cores) !== identity(after.spec.cores)) return null;
  const key = keyOf(configuration);
  const alike = before.configurations.filter((saved) => keyOf(saved) === key);
  const { version } = configuration.runtime;
  const exact = alike.find(({ runtime }) => runtime.version === version);
  if (exact !== undefined) return exact;
  // Another version of the runtime is the same configuration as long as there is but one of each.
  const siblings = after.configurations.filter((other) => keyOf(other) === key);
  return alike.length === 1 && siblings.length === 1 ? (alike[0] ?? null) : null;
}

interface Way {
  readonly strategy: string;
  readonly workers: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly options: object;
  readonly runtime: { readonly kind: string };
}

/** All but the runtime's version. */
function keyOf({ strategy, workers, parameters, options, runtime }: Way): string {
  return identity([
    strategy,
    workers,
    runtime.kind,
    sortedEntries(parameters),
    sortedEntries(options),
  ]);
}

function identity(value: unknown): string {
  return JSON.stringify(value);
}

function gateLine(
  configuration: ConfigurationResult,
  saved: SavedConfiguration | null,
  limitPercent: number,
): GateLine {
  const afterMs = timesOf(configuration.runs);
  const beforeMs = saved === null ? [] : timesOf(saved.runs);
  const estimate = ratioEstimate(afterMs, beforeMs);
  const line = {
    label: configuration.label,
    beforeMs: beforeMs.length === 0 ? null : median(beforeMs),
    afterMs: configuration.medianWallMs,
    ratio: estimate?.ratio ?? null,
    ci95: estimate?.ci95 ?? null,
  };
  const reason = whyNot(configuration, saved, line.ci95, 1 + limitPercent / 100);
  if (reason !== null || line.ci95 === null) return { ...line, answer: 'cant-tell', reason };
  return {
    ...line,
    answer: line.ci95[0] > 1 + limitPercent / 100 ? 'slower' : 'not-slower',
    reason: null,
  };
}

function whyNot(
  configuration: ConfigurationResult,
  saved: SavedConfiguration | null,
  ci95: Interval | null,
  limit: number,
): string | null {
  if (saved === null) return 'the earlier result has no such configuration';
  if (configuration.digest === null || saved.digest === null)
    return 'the runs of one side did not all come to the same result';
  if (configuration.digest !== saved.digest) return 'the results differ: it is other work';
  if (ci95 === null) return 'too few runs for an interval';
  const [low, high] = ci95;
  return low <= limit && high > limit ? 'the interval reaches over the limit: more runs' : null;
}

function timesOf(runs: readonly { readonly wallMs: number | null }[]): readonly number[] {
  return runs.flatMap(({ wallMs }) => (wallMs === null ? [] : [wallMs]));
}
