import type { Strategy, Workload } from '../../../contract/catalogue.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { checkLaunch, type LaunchCheck } from './check-launch.ts';
import { chooseRuntime } from './choose-runtime.ts';
import type { LaunchDraft } from './launch-draft.ts';
import type { LaunchStore } from './launch-store.ts';

export interface Launch {
  readonly store: LaunchStore;
  readonly draft: LaunchDraft;
  readonly workload: Workload | undefined;
  readonly strategy: Strategy | undefined;
  /** The runtime that would be used; `null` when none can be. */
  readonly runtime: UsableRuntime | null;
  readonly check: LaunchCheck;
}

/** The launch panel as it stands, read and checked. */
export function useLaunch(): Launch {
  const { launch, facts, runtimes, settings } = useApp();
  const draft = useReadable(launch.draft);
  const { defaultRuntimes } = useReadable(settings.settings);
  const found = useReadable(runtimes.view).runtimes;
  const runtime = chooseRuntime(found, draft.runtimeId, defaultRuntimes);
  const { workloads, strategies } = facts.catalogue;
  return {
    store: launch,
    draft,
    workload: workloads.find(({ id }) => id === draft.workload),
    strategy: strategies.find(({ id }) => id === draft.strategy),
    runtime,
    check: checkLaunch(draft, facts, runtime),
  };
}
