import type { RuntimeKind, UsableRuntime } from './runtime.ts';

const KIND_NAMES: Readonly<Record<RuntimeKind, string>> = {
  python: 'Python',
  node: 'Node.js',
  other: 'Run host',
};

/** Name of a runtime's kind as its users write it. */
export function kindName(kind: RuntimeKind): string {
  return KIND_NAMES[kind];
}

/** What decides what a runtime is called. */
export type TitledRuntime = Pick<UsableRuntime, 'kind' | 'origin' | 'implementation' | 'version'>;

/** What a runtime is called everywhere: `Python 3.11.7`, `C host · cc 12.2`, `Run host · go 1.22`. */
export function runtimeTitle({ kind, origin, implementation, version }: TitledRuntime): string {
  if (kind !== 'other') return `${kindName(kind)} ${version}`;
  if (origin !== 'example') return `${kindName(kind)} · ${implementation} ${version}`;
  // Its version is that of the compiler that built it.
  return `C host · cc ${version.split('.').slice(0, 2).join('.')}`;
}
