import { coresOf } from '../../../../contract/core-choice.ts';
import type { MachineFacts } from '../../../../contract/ipc.ts';
import type { CoreChoice } from '../../../../contract/settings.ts';
import type { CoresDraft } from '../launch-draft.ts';
import { readWholeNumber } from '../whole-number.ts';

export type ChosenCores =
  /** `null`: not confined. */
  | { readonly ok: true; readonly cores: readonly number[] | null }
  | { readonly ok: false; readonly message: string };

type Machine = Pick<MachineFacts, 'allowedCores' | 'noAffinityReason'>;

/** The list of cores that the panel's choice comes to on this machine. */
export function chosenCores(draft: CoresDraft, machine: Machine): ChosenCores {
  const { allowedCores, noAffinityReason } = machine;
  if (noAffinityReason !== null) return { ok: true, cores: null };
  const choice = readChoice(draft, allowedCores);
  return choice.ok ? { ok: true, cores: coresOf(choice.value, allowedCores) } : choice;
}

/** The choice as it is remembered; one that can't be read keeps its value from before. */
export function coreChoiceToRemember(
  draft: CoresDraft,
  before: CoreChoice,
  { allowedCores }: Machine,
): CoreChoice {
  const choice = readChoice(draft, allowedCores);
  return choice.ok ? choice.value : before;
}

/** The list with one core added or taken out, ascending. */
export function withCoreToggled(list: readonly number[], core: number): readonly number[] {
  const others = list.filter((other) => other !== core);
  return others.length < list.length ? others : [...others, core].sort((a, b) => a - b);
}

function readChoice(
  draft: CoresDraft,
  allowedCores: readonly number[],
):
  | { readonly ok: true; readonly value: CoreChoice }
  | { readonly ok: false; readonly message: string } {
  switch (draft.choice) {
    case 'all':
    case 'all-but-one':
      return { ok: true, value: { choice: draft.choice } };
    case 'count': {
      const count = readWholeNumber(draft.countText, 1, allowedCores.length);
      return count.ok ? { ok: true, value: { choice: 'count', count: count.value } } : count;
    }
    case 'list': {
      // Remembered ones may be of another machine.
      const cores = allowedCores.filter((core) => draft.list.includes(core));
      return cores.length > 0
        ? { ok: true, value: { choice: 'list', cores } }
        : { ok: false, message: 'Tick the cores that the run may use.' };
    }
  }
}
