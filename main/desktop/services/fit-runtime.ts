import type { Runtime, RuntimeKind, UsableRuntime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { preferredRuntime } from '../../runtimes/default-runtime.ts';

/** A runtime as a saved item names it. */
export interface SavedRuntime {
  readonly id: string;
  readonly kind: RuntimeKind;
  readonly version: string;
}

export interface FittedRuntime {
  /** `null`: nothing on this machine can take its place. */
  readonly id: string | null;
  /** What the user should know; `null`: it is the same one. */
  readonly note: string | null;
}

/**
 * The runtime of this machine for a saved one: the same, else the same version, else the closest of
 * its kind. Never by its path, which may come from another machine.
 */
export function fitRuntime(saved: SavedRuntime, runtimes: readonly Runtime[]): FittedRuntime {
  const usable = runtimes.filter((runtime) => runtime.usable);
  if (usable.some(({ id }) => id === saved.id)) return { id: saved.id, note: null };
  const name = `${kindName(saved.kind)} ${saved.version}`;
  const substitute = closest(saved, usable);
  if (substitute === null)
    return { id: null, note: `${name} is not on this machine: choose a runtime.` };
  const note =
    substitute.version === saved.version
      ? `The ${name} that was used is not on this machine: ${substitute.executable} takes its place.`
      : `${name} is not on this machine: ${kindName(substitute.kind)} ${substitute.version} takes its place.`;
  return { id: substitute.id, note };
}

/** Of run hosts nothing but the very same will do. */
function closest(
  { kind, version }: SavedRuntime,
  usable: readonly UsableRuntime[],
): UsableRuntime | null {
  if (kind === 'other') return null;
  const ofKind = usable.filter((runtime) => runtime.kind === kind);
  const beginnings = [version, version.split('.').slice(0, 2).join('.'), version.split('.')[0]];
  for (const beginning of beginnings) {
    const fitting = ofKind.filter(
      (runtime) =>
        runtime.version === beginning || runtime.version.startsWith(`${beginning ?? ''}.`),
    );
    const preferred = preferredRuntime(fitting);
    if (preferred !== null) return preferred;
  }
  return preferredRuntime(ofKind);
}
