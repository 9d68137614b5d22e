import type { RuntimeRef } from '../../../contract/run.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';

export interface FittedRuntime {
  readonly runtime: UsableRuntime;
  /** What is different; `null`: nothing that matters. */
  readonly note: string | null;
}

type WantedRuntime = Pick<RuntimeRef, 'id' | 'kind' | 'version'>;

/** The runtime that comes closest; `null`: there is none of its kind. */
export function fitRuntime(
  wanted: WantedRuntime,
  runtimes: readonly Runtime[],
): FittedRuntime | null {
  const usable = runtimes.filter((runtime) => runtime.usable);
  const ofKind = usable.filter(({ kind }) => kind === wanted.kind);
  const same =
    usable.find(({ id }) => id === wanted.id) ??
    ofKind.find(({ version }) => version === wanted.version);
  if (same !== undefined) return { runtime: same, note: versionNote(wanted, same) };
  const [newest] = [...ofKind].sort(byVersion).reverse();
  return newest === undefined ? null : { runtime: newest, note: versionNote(wanted, newest) };
}

/** Also for the same executable, when it was updated since. */
function versionNote(wanted: WantedRuntime, { kind, version }: UsableRuntime): string | null {
  if (version === wanted.version) return null;
  return `${kindName(kind)} ${wanted.version} is not here: ${kindName(kind)} ${version} takes its place.`;
}

function byVersion(left: UsableRuntime, right: UsableRuntime): number {
  return left.version.localeCompare(right.version, 'en', { numeric: true });
}
