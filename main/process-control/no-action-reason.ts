import type { ProcessIdentity } from '../../contract/processes.ts';
import type { ControlParts } from './control-parts.ts';
import { findTarget } from './control-target.ts';
import { notAllowed } from './refusals.ts';

/** Why nothing can be done to a process, in a sentence; `null`: something can. */
export async function noActionReason(
  parts: ControlParts,
  identity: ProcessIdentity,
): Promise<string | null> {
  const target = await findTarget(parts, identity);
  if (!target.ok) return target.error.message;
  const { facts } = target.value.process;
  try {
    parts.system.kill(facts.pid, 0);
    return null;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EPERM') return null;
    const refused = notAllowed(facts);
    return refused.ok ? null : refused.error.message;
  }
}
