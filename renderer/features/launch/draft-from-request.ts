import type { RunRequest } from '../../../contract/run.ts';
import type { LaunchFacts } from './check-launch.ts';
import { type CoresDraft, draftFromSettings, type LaunchDraft } from './launch-draft.ts';

/** The panel as it must stand to ask for `request`; other workloads keep their parameters. */
export function draftFromRequest(
  request: RunRequest,
  before: LaunchDraft,
  { catalogue, machine }: LaunchFacts,
): LaunchDraft {
  const filled = draftFromSettings(
    {
      workload: request.workload,
      strategy: request.strategy,
      runtimeId: request.runtimeId,
      workers: request.workers,
      options: request.options,
      cores: { choice: 'all' },
      timeLimitS: Math.max(1, Math.round(request.timeLimitMs / 1000)),
      parameters: { [request.workload]: request.parameters },
    },
    catalogue,
  );
  const { workload } = request;
  return {
    ...filled,
    cores: coresOfRequest(request.cores, before.cores, machine),
    parameterTexts: {
      ...before.parameterTexts,
      [workload]: filled.parameterTexts[workload] ?? {},
    },
  };
}

/** A list that names all there are is no confinement. */
function coresOfRequest(
  cores: RunRequest['cores'],
  before: CoresDraft,
  { allowedCores }: LaunchFacts['machine'],
): CoresDraft {
  const known = allowedCores.filter((core) => cores?.includes(core));
  if (known.length === 0 || known.length === allowedCores.length) {
    return { ...before, choice: 'all' };
  }
  return { ...before, choice: 'list', list: known };
}
