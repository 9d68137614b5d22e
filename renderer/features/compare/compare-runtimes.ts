import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import type { Settings } from '../../../contract/settings.ts';
import { chooseRuntime } from '../launch/choose-runtime.ts';
import type { CompareDraft } from './compare-draft.ts';

/**
 * The runtimes that would be compared, in the order of the list of all. Those that are gone or
 * can't be used are left out; none ticked yet: the one that the launch panel would take.
 */
export function chosenRuntimes(
  { runtimeIds }: Pick<CompareDraft, 'runtimeIds'>,
  found: readonly Runtime[] | null,
  { launch, defaultRuntimes }: Pick<Settings, 'launch' | 'defaultRuntimes'>,
): readonly UsableRuntime[] {
  if (runtimeIds === null) {
    const runtime = chooseRuntime(found, launch.runtimeId, defaultRuntimes);
    return runtime === null ? [] : [runtime];
  }
  return (found ?? []).filter(
    (runtime) => runtime.usable && runtimeIds.includes(runtime.id),
  ) as readonly UsableRuntime[];
}
