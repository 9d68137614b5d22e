import type { Runtime, RuntimeKind, UsableRuntime } from '../../../contract/runtime.ts';
import type { Settings } from '../../../contract/settings.ts';

/**
 * The runtime to use: the one chosen in the panel if it is still there, else the user's default of
 * either kind, else the one a terminal would start, else the first that works. Python comes first: it
 * has more to teach.
 */
export function chooseRuntime(
  runtimes: readonly Runtime[] | null,
  chosenId: string | null,
  defaults: Settings['defaultRuntimes'],
): UsableRuntime | null {
  const usable = (runtimes ?? []).filter((runtime) => runtime.usable);
  const byId = (id: string | null) => usable.find((runtime) => runtime.id === id);
  const ofKind = (kind: RuntimeKind) => {
    const those = usable.filter((runtime) => runtime.kind === kind);
    return those.find((runtime) => runtime.firstOnPath === true) ?? those[0];
  };
  return (
    byId(chosenId) ??
    byId(defaults.python) ??
    byId(defaults.node) ??
    ofKind('python') ??
    ofKind('node') ??
    null
  );
}
