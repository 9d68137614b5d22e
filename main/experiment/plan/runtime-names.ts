import type { UsableRuntime } from '../../../contract/runtime.ts';
import { kindName, runtimeTitle } from '../../../contract/runtime-title.ts';

type Naming = (runtime: UsableRuntime) => string;

/** From the shortest to one that can't be ambiguous. */
const NAMINGS: readonly Naming[] = [
  shortName,
  (runtime) => withImplementation(shortName(runtime), runtime),
  (runtime) => withImplementation(fullName(runtime), runtime),
  (runtime) => `${fullName(runtime)} (${runtime.executable})`,
  (runtime) => `${fullName(runtime)} (${runtime.executable}, ${runtime.id})`,
];

/**
 * What the runtimes of an experiment are called in its labels, by id: as short as tells them apart.
 * `Python 3.11`, `Python 3.13t` for a free-threaded build, `Python 3.11.7` beside `Python 3.11.2`.
 */
export function runtimeNames(runtimes: readonly UsableRuntime[]): ReadonlyMap<string, string> {
  const different = [...new Map(runtimes.map((runtime) => [runtime.id, runtime])).values()];
  const naming = NAMINGS.find((name) => new Set(different.map(name)).size === different.length);
  return new Map(different.map((runtime) => [runtime.id, (naming ?? fullName)(runtime)]));
}

function shortName(runtime: UsableRuntime): string {
  if (runtime.kind === 'other') return runtimeTitle(runtime);
  const [major = '', minor = ''] = runtime.version.split('.');
  return `${kindName(runtime.kind)} ${major}.${minor}${freeThreadedMark(runtime)}`;
}

function fullName(runtime: UsableRuntime): string {
  return `${runtimeTitle(runtime)}${freeThreadedMark(runtime)}`;
}

function withImplementation(name: string, { kind, implementation }: UsableRuntime): string {
  return kind === 'other' ? name : `${name} ${implementation}`;
}

/** As Python's own tools write it. */
function freeThreadedMark({ features }: UsableRuntime): string {
  return features.freeThreadedBuild === true ? 't' : '';
}
