import type { InterpreterKind, Runtime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';

const KINDS: readonly InterpreterKind[] = ['python', 'node'];

/** A kind of interpreter that nothing can be run on here, and why. */
export interface MissingKind {
  readonly kind: InterpreterKind;
  readonly reason: string;
}

/** @param found `null` while it is searched for: nothing is missing yet */
export function missingKinds(found: readonly Runtime[] | null): readonly MissingKind[] {
  if (found === null) return [];
  return KINDS.flatMap((kind) => {
    const those = found.filter((runtime) => runtime.kind === kind);
    if (those.some(({ usable }) => usable)) return [];
    return [{ kind, reason: reasonFor(kind, those.length > 0) }];
  });
}

function reasonFor(kind: InterpreterKind, wasSeen: boolean): string {
  const name = kindName(kind);
  if (wasSeen)
    return `No ${name} of this machine can be used: the live view’s list of runtimes says why.`;
  return `${name} was not found on this machine, so no strategy can be run on it.`;
}
