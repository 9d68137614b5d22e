import type { Workload } from '../../../contract/catalogue.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { useProgram } from '../command/use-program.ts';
import type { OptionField } from '../launch/options/applicable-options.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { checkCompare, type CompareCheck } from './check-compare.ts';
import { checkPrograms } from './check-programs-comparison.ts';
import type { CompareDraft } from './compare-draft.ts';
import { compareOptions } from './compare-options.ts';
import { chosenRuntimes } from './compare-runtimes.ts';
import type { CompareStore } from './compare-store.ts';

export interface Compare {
  readonly store: CompareStore;
  readonly draft: CompareDraft;
  readonly workload: Workload | undefined;
  /** Those that would be compared. */
  readonly runtimes: readonly UsableRuntime[];
  readonly options: readonly OptionField[];
  readonly check: CompareCheck;
}

/** The compare panel as it stands, read and checked. */
export function useCompare(): Compare {
  const { compare, facts, runtimes, settings } = useApp();
  const draft = useReadable(compare.draft);
  const found = useReadable(runtimes.view).runtimes;
  const chosen = chosenRuntimes(draft, found, useReadable(settings.settings));
  const options = compareOptions(draft, facts.catalogue, chosen);
  const ids = chosen.map(({ id }) => id);
  const program = useProgram();
  const ofWorkload = checkCompare(draft, facts, ids, options);
  return {
    store: compare,
    draft,
    workload: facts.catalogue.workloads.find(({ id }) => id === draft.workload),
    runtimes: chosen,
    options,
    check: program.draft.isChosen ? checkPrograms(program.read, ofWorkload) : ofWorkload,
  };
}
