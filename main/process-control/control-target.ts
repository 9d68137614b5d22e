import type { ProcessIdentity } from '../../contract/processes.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { kinshipOf } from '../monitor/process-list/kinship.ts';
import type { ListedProcess } from '../monitor/process-list/listed-process.ts';
import type { ControlParts } from './control-parts.ts';
import { type ControlErrorCode, endedAlready, gone } from './refusals.ts';
import { titleOf } from './shown-process.ts';

export interface ControlTarget {
  readonly process: ListedProcess;
  /** Corelane was started by it, and may end with it. */
  readonly isAncestor: boolean;
  /** All processes as they were read with it. */
  readonly all: ReadonlyMap<number, ListedProcess>;
}

/** Finds the very process that was meant, and refuses what is never done to one. */
export async function findTarget(
  parts: ControlParts,
  identity: ProcessIdentity,
): Promise<Result<ControlTarget, ControlErrorCode>> {
  if (parts.looksOnly()) {
    return err(
      'looks-only',
      'Processes can only be looked at: the setting “Only look at processes” is on.',
    );
  }
  const all = await parts.system.readAll();
  const process = all.get(identity.pid);
  if (process?.facts.startTicks !== identity.startTicks) return gone(identity.pid);
  return process.counters.state === 'Z'
    ? endedAlready(process.facts)
    : checkTarget(parts, process, all);
}

/** Refuses the first process, the kernel's and Corelane's own. */
export function checkTarget(
  { ownPids }: Pick<ControlParts, 'ownPids'>,
  process: ListedProcess,
  all: ReadonlyMap<number, ListedProcess>,
): Result<ControlTarget, ControlErrorCode> {
  const { facts } = process;
  if (facts.pid <= 1) {
    return err('first-process', 'The first process holds the system together: leave it alone.');
  }
  if (facts.isKernelThread) {
    return err('kernel-thread', `${titleOf(facts)} is a part of the kernel: nothing reaches it.`);
  }
  const parentOf = (pid: number) => all.get(pid)?.counters.parentPid;
  const kinship = kinshipOf(facts.pid, new Set(ownPids()), parentOf);
  if (kinship === 'own') {
    return err(
      'own',
      `${titleOf(facts)} is of Corelane itself or of its run: close the window, or stop the run in the Lab.`,
    );
  }
  return ok({ process, isAncestor: kinship === 'ancestor', all });
}

/** Whether the number still belongs to the process that was read. To be asked right before acting. */
export function isStillThere(
  { system }: Pick<ControlParts, 'system'>,
  identity: ProcessIdentity,
): boolean {
  const startTicks = system.startTicksNow(identity.pid);
  return startTicks === undefined || startTicks === identity.startTicks;
}
