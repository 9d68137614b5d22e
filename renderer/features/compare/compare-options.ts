import type { Catalogue, Choice, StrategyId } from '../../../contract/catalogue.ts';
import { admissionFor } from '../../../contract/option-rules.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { type OptionField, optionFields } from '../launch/options/applicable-options.ts';
import type { CompareDraft } from './compare-draft.ts';

/**
 * Options that mean something for at least one of the chosen strategies on one of the runtimes, in
 * the catalogue's order. A choice offers what can be had anywhere; where it can't, it is left out.
 */
export function compareOptions(
  draft: Pick<CompareDraft, 'workload' | 'strategies' | 'optionTexts'>,
  catalogue: Catalogue,
  runtimes: readonly UsableRuntime[],
): readonly OptionField[] {
  const places = [...new Set(draft.strategies.map(({ strategy }) => strategy))].flatMap(
    (strategy) => runtimes.map((runtime) => ({ strategy, runtime })),
  );
  const fields = places
    .filter((place) => admissionFor(catalogue, draft.workload, place).admitted)
    .flatMap((place) => optionFields(catalogue.options, draft.workload, place, draft.optionTexts));
  return catalogue.options.flatMap(({ name }) => {
    const same = fields.filter(({ definition }) => definition.name === name);
    return same.length === 0 ? [] : [same.reduce(merged)];
  });
}

/** Why a strategy can't be had on any of the runtimes; `null`: it can on one at least. */
export function refusalOf(
  strategy: StrategyId,
  draft: Pick<CompareDraft, 'workload'>,
  catalogue: Catalogue,
  runtimes: readonly UsableRuntime[],
): string | null {
  const admissions = runtimes.map((runtime) =>
    admissionFor(catalogue, draft.workload, { strategy, runtime }),
  );
  const refused = admissions.find((admission) => !admission.admitted);
  const isPossible = admissions.length === 0 || admissions.some(({ admitted }) => admitted);
  return isPossible || refused === undefined ? null : refused.reason;
}

function merged(a: OptionField, b: OptionField): OptionField {
  if (a.type !== 'choice' || b.type !== 'choice') return a;
  const isSameDefault = a.defaultChoice?.value === b.defaultChoice?.value;
  if (isSameDefault) return { ...a, others: distinct([...a.others, ...b.others]) };
  const defaults = [a.defaultChoice, b.defaultChoice].filter((choice) => choice !== null);
  return { ...a, defaultChoice: null, others: distinct([...defaults, ...a.others, ...b.others]) };
}

function distinct(choices: readonly Choice[]): readonly Choice[] {
  return choices.filter(
    ({ value }, index) => choices.findIndex((other) => other.value === value) === index,
  );
}
