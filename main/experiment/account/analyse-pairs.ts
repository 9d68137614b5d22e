import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { Pair } from '../../../contract/experiment-result.ts';
import { judgePairs, type PairInput } from '../../statistics/judge-pairs.ts';
import type { CachedStatistics } from './cached-statistics.ts';
import type { ConfigurationRuns } from './configuration-runs.ts';
import { digestsAgree, type WorkFinding } from './digest-agreement.ts';

interface Two {
  readonly a: ConfigurationRuns;
  readonly b: ConfigurationRuns;
}

/**
 * The pairs of the experiment's family, judged together.
 * @param findings of all works, which bar what does not compare
 */
export function analysePairs(
  all: readonly ConfigurationRuns[],
  { family, equivalencePercent }: ExperimentSpec,
  findings: readonly WorkFinding[],
  statistics: CachedStatistics,
): readonly Pair[] {
  const twos = family === 'baseline' ? againstBaselines(all) : everyTwo(all);
  const inputs = twos.map((two) => pairInput(two, findings, statistics));
  const judgements = judgePairs(inputs, equivalencePercent);
  return twos.flatMap(({ a, b }, index) => {
    const judgement = judgements[index];
    if (judgement === undefined) return [];
    const ratio = inputs[index]?.ratio ?? null;
    return {
      ...{ a: a.configuration.id, b: b.configuration.id },
      ...{ ratio: ratio?.ratio ?? null, ci95: ratio?.ci95 ?? null, p: ratio?.p ?? null },
      ...judgement,
    };
  });
}

function againstBaselines(all: readonly ConfigurationRuns[]): readonly Two[] {
  return all.flatMap((b) => {
    const { id, baseline } = b.configuration;
    const a = all.find(({ configuration }) => configuration.id === baseline);
    return a === undefined || id === baseline ? [] : [{ a, b }];
  });
}

/** The baseline of two stands first, otherwise the one that comes first in the matrix. */
function everyTwo(all: readonly ConfigurationRuns[]): readonly Two[] {
  return all.flatMap((first, index) =>
    all.slice(index + 1).map((second) => {
      const isSecondBaseline = first.configuration.baseline === second.configuration.id;
      return isSecondBaseline ? { a: second, b: first } : { a: first, b: second };
    }),
  );
}

function pairInput(
  { a, b }: Two,
  findings: readonly WorkFinding[],
  statistics: CachedStatistics,
): PairInput {
  const { work } = a.configuration;
  const isSameWork = work === b.configuration.work;
  return {
    ratio: isSameWork ? statistics.ratio(a.timed, b.timed) : null,
    runsA: a.timed.wallMs.length,
    runsB: b.timed.wallMs.length,
    digests: isSameWork ? (digestsAgree(work, findings) ? 'agree' : 'differ') : 'different-work',
  };
}
