import type { RuntimeOnCard } from '../../contract/machine-card.ts';
import type { Runtime, UsableRuntime } from '../../contract/runtime.ts';

/** Those of these ids that are usable, as they are saved with a result. */
export function runtimesOnCard(
  ids: readonly string[],
  runtimes: readonly Runtime[],
): readonly RuntimeOnCard[] {
  return runtimes
    .filter((runtime) => runtime.usable)
    .filter(({ id }) => ids.includes(id))
    .map(onCard);
}

/** All that can be used on this machine now. */
export function usableOnCard(runtimes: readonly Runtime[]): readonly RuntimeOnCard[] {
  return runtimes.filter((runtime) => runtime.usable).map(onCard);
}

function onCard(runtime: UsableRuntime): RuntimeOnCard {
  const { id, kind, version, executable, implementation, features } = runtime;
  return { id, kind, version, executable, implementation, features };
}
