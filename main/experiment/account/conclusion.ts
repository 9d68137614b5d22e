import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import { formatMs } from '../../report/quantities.ts';
import { bestTwo } from './best-two.ts';
import { othersBusy } from './busy-machine.ts';
import { type Compared, Comparison } from './conclusion-comparison.ts';
import { priceOf } from './conclusion-price.ts';
import { SpokenNames } from './spoken-names.ts';
import { capitalised, spokenList } from './spoken-numbers.ts';

export type Unconcluded = Omit<ExperimentResult, 'conclusion'>;

/**
 * One paragraph in plain words: of each work and runtime what is faster than the baseline, by how
 * much and how sure that is, what is not and why, what can't be told yet, and the price. Whatever it
 * says of times stands in `pairs`; a factor is written only where the answer is `yes`.
 */
export function conclusionOf(result: Unconcluded): string {
  const measured = result.configurations.filter(({ runs }) => runs.length > 0);
  if (result.state === 'failed' && measured.length === 0) return ending(result).join(' ');
  const said =
    measured.length < 2
      ? [nothingToCompare(result, measured[0])]
      : [...comparisons(result, measured), ...otherRuntime(result, measured)];
  return [...busyAdvice(result), ...said, ...unmeasured(result), ...ending(result)].join(' ');
}

/** Before all else, where it is why something can't be told. */
function busyAdvice({ configurations, pairs }: Unconcluded): readonly string[] {
  const { hit, runs, isMostly } = othersBusy(configurations);
  const isOpen = pairs.some(
    ({ reason }) => reason === 'wide-interval' || reason === 'too-few-runs',
  );
  if (!isMostly || !isOpen) return [];
  return [
    `Other programs were busy in ${hit.length} of ${runs} runs: measure again when the machine is quiet.`,
  ];
}

function nothingToCompare(
  { configurations, state }: Unconcluded,
  only: ConfigurationResult | undefined,
): string {
  if (only === undefined) return 'No run has counted yet.';
  const median = `its median is ${formatMs(only.medianWallMs)}`;
  if (state === 'running' && configurations.length > 1) return `So far “${only.label}”: ${median}.`;
  return `Only “${only.label}” was measured, so there is nothing to compare: ${median}.`;
}

function comparisons(
  result: Unconcluded,
  measured: readonly ConfigurationResult[],
): readonly string[] {
  const names = new SpokenNames(result);
  const works = [...new Set(measured.map(({ work }) => work))];
  return works.flatMap((work) => {
    const members = measured.filter((configuration) => configuration.work === work);
    const [first] = members;
    if (first === undefined) return [];
    const bar = barOf(result, members);
    if (bar !== null) return [bar(names.work(first))];
    const runtimes = [...new Set(members.map(({ runtime }) => runtime.id))];
    return runtimes.flatMap((id) =>
      groupSentences(
        result,
        members.filter(({ runtime }) => runtime.id === id),
        names,
      ),
    );
  });
}

/** Why nothing is said of the times of a work; `null`: nothing is in the way. */
function barOf(
  { pairs, warnings, spec }: Unconcluded,
  members: readonly ConfigurationResult[],
): ((work: string) => string) | null {
  const ids = members.map(({ id }) => id);
  const isWarned = (code: string): boolean =>
    warnings.some(
      (warning) => warning.code === code && warning.configurations.some((id) => ids.includes(id)),
    );
  const differs = pairs.some(({ b, reason }) => reason === 'digests-differ' && ids.includes(b));
  if (differs && isWarned('folder-changed'))
    return (work) => `The folder of ${work} changed meanwhile, so its runs don’t compare.`;
  if (differs || isWarned('digests-differ'))
    return (work) => {
      const runs = spec.commands === undefined ? `Runs of ${work}` : 'Runs';
      return `${runs} came to different results, so their times don’t compare.`;
    };
  return null;
}

/** Configurations of one work on one runtime. */
function groupSentences(
  result: Unconcluded,
  group: readonly ConfigurationResult[],
  names: SpokenNames,
): readonly string[] {
  const [first] = group;
  const baseline = result.configurations.find(({ id }) => id === first?.baseline);
  const compared = group.flatMap((configuration) => comparedOf(configuration, result));
  if (first === undefined || baseline === undefined || compared.length === 0) return [];
  const isBusy = othersBusy(result.configurations).isMostly;
  const comparison = new Comparison(compared, { baseline, names, isBusy });
  const [best, second] = comparison.ranking();
  return [
    `${lead(result, first, names)}${comparison.sentence()}.`,
    ...(best === undefined || second === undefined ? [] : bestTwo(best, second, result, names)),
    ...(best === undefined ? [] : priceOf(best, baseline)),
  ];
}

/** Programs of the user's own are named whole where they are compared. */
function lead(
  { state, spec }: Unconcluded,
  first: ConfigurationResult,
  names: SpokenNames,
): string {
  const isRunning = state === 'running';
  if (spec.commands !== undefined) return isRunning ? 'So far, ' : '';
  return `${isRunning ? 'So far, for' : 'For'} ${names.work(first)} on ${names.runtime(first.runtime)}, `;
}

function comparedOf(configuration: ConfigurationResult, { pairs }: Unconcluded): Compared[] {
  const { id, baseline } = configuration;
  const pair = pairs.find(({ a, b }) => a === baseline && b === id);
  return pair === undefined || id === baseline ? [] : [{ configuration, pair }];
}

/** Where interpreters of two languages were compared, it is not the strategy alone that differs. */
function otherRuntime(
  { configurations, pairs }: Unconcluded,
  measured: readonly ConfigurationResult[],
): readonly string[] {
  const kindOf = (id: string): string | undefined =>
    configurations.find((configuration) => configuration.id === id)?.runtime.kind;
  const isMixed = pairs.some(
    ({ a, b, differs }) => differs !== 'cant-tell' && kindOf(a) !== kindOf(b),
  );
  const kinds = new Set(measured.map(({ runtime }) => runtime.kind));
  if (!isMixed || kinds.size < 2) return [];
  return [
    'Runtimes of different languages did the same work with programs of their own: what differs between them is the language, not the strategy alone.',
  ];
}

function unmeasured({ configurations, state }: Unconcluded): readonly string[] {
  const without = configurations.filter(({ runs }) => runs.length === 0);
  if (state === 'running' || without.length === 0 || without.length === configurations.length) {
    return [];
  }
  const names = without.map(({ label }) => `“${label}”`);
  return [capitalised(`${spokenList(names)} gave no run that counts.`)];
}

function ending({ state, error }: Unconcluded): readonly string[] {
  if (state === 'failed')
    return [`The experiment failed: ${error?.message ?? 'why is not known.'}`];
  if (state === 'stopped') return ['The experiment was stopped before it was complete.'];
  return state === 'interrupted' ? ['The experiment was interrupted.'] : [];
}
