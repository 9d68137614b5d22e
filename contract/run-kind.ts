/** `program`: one of the user's own. `attached`: one that ran already and is only watched. */
export type RunKind = 'workload' | 'program' | 'attached';

/** What tells the kinds apart: a request, or the result of a run. */
interface RunParts {
  readonly command?: unknown;
  readonly attach?: unknown;
}

/** @param run `undefined`: there is none yet */
export function runKind(run: RunParts | undefined): RunKind {
  if (isThere(run?.attach)) return 'attached';
  return isThere(run?.command) ? 'program' : 'workload';
}

function isThere(part: unknown): boolean {
  return part !== undefined && part !== null;
}
