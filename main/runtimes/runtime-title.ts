import type { UsableRuntime } from '../../contract/runtime.ts';
import { kindName } from './version.ts';

/** What a runtime is called in a list: `Python 3.11.7`, `C host · cc 12.2`, `Run host · go 1.22`. */
export function runtimeTitle({ kind, origin, implementation, version }: UsableRuntime): string {
  if (kind !== 'other') return `${kindName(kind)} ${version}`;
  if (origin !== 'example') return `${kindName(kind)} · ${implementation} ${version}`;
  // Its version is that of the compiler that built it.
  return `C host · cc ${version.split('.').slice(0, 2).join('.')}`;
}
