import type { ProcessPriority } from '../../contract/processes.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { ControlParts } from './control-parts.ts';
import { findTarget, isStillThere } from './control-target.ts';
import { type ControlErrorCode, gone, notAllowed } from './refusals.ts';
import { titleOf } from './shown-process.ts';

/** Changes the nice value of all threads of a process. */
export async function changePriority(
  parts: ControlParts,
  { nice, ...identity }: ProcessPriority,
): Promise<Result<null, ControlErrorCode>> {
  const target = await findTarget(parts, identity);
  if (!target.ok) return target;
  const { facts } = target.value.process;
  if (!isStillThere(parts, facts)) return gone(facts.pid);
  try {
    parts.system.setPriority(facts.pid, nice);
    return ok(null);
  } catch (thrown) {
    switch (errorName(thrown)) {
      case 'ESRCH':
        return gone(facts.pid);
      case 'EPERM':
        return notAllowed(facts);
      case 'EACCES':
        return err(
          'not-allowed',
          `Only an administrator may give ${titleOf(facts)} more priority than it has. It can be lowered.`,
        );
      case null:
      default:
        return err(
          'failed',
          `The priority of ${titleOf(facts)} can’t be changed (${toError(thrown).message}).`,
        );
    }
  }
}

/** `os.setPriority` tells the system's own word for it in a part of its error alone. */
function errorName(thrown: unknown): string | null {
  const info: unknown = thrown instanceof Error && 'info' in thrown ? thrown.info : null;
  const code: unknown =
    typeof info === 'object' && info !== null && 'code' in info ? info.code : null;
  return typeof code === 'string' ? code : null;
}
