import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { kindName, runtimeTitle } from '../../../contract/runtime-title.ts';

/** A runtime in the list: what tells it from the others. */
export function runtimeLabel(runtime: Runtime): string {
  if (!runtime.usable) {
    return `${kindName(runtime.kind)} ${runtime.version ?? ''} – ${runtime.reason}`;
  }
  if (runtime.kind === 'other') {
    const note = runtime.origin === 'example' ? 'example' : lastPathPart(runtime.executable);
    return `${runtimeTitle(runtime)} · ${note}`;
  }
  const implementation =
    runtime.implementation === 'CPython' || runtime.kind === 'node' ? '' : runtime.implementation;
  return [runtimeTitle(runtime), implementation, placeNote(runtime)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** What tells interpreters of one version apart; empty where there are no such differences. */
export function featuresText({ kind, implementation, features }: UsableRuntime): string {
  if (kind === 'node') return '';
  if (kind === 'other') return 'A run host of its own: what it can do, it said itself.';
  const { gilEnabled, freeThreadedBuild } = features;
  const gil = gilEnabled === null ? null : gilEnabled ? 'GIL on' : 'GIL off';
  const build = freeThreadedBuild === true ? 'free-threaded build' : null;
  return [implementation, build, gil].filter((part) => part !== null).join(' · ');
}

function placeNote({ virtualEnvironment, prefix, origin }: UsableRuntime): string {
  if (virtualEnvironment) return `venv ${lastPathPart(prefix)}`;
  return origin === 'path' ? '' : origin;
}

function lastPathPart(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
