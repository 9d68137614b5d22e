import type { AttachAsk } from '../../contract/processes.ts';
import { err, ok } from '../../contract/result.ts';
import type { Checked } from '../lab/check-value.ts';
import { createListReader } from '../monitor/process-list/create-list-reader.ts';
import { kinshipOf } from '../monitor/process-list/kinship.ts';
import type { ListedProcess, ProcessReader } from '../monitor/process-list/listed-process.ts';
import { readFilesDetail } from '../monitor/process-list/process-detail.ts';
import { attachRequest } from './attach-request.ts';
import type { AttachParts } from './attached-run.ts';
import { readStartTicks } from './read-start-ticks.ts';

/** Finds the very process that was meant, and refuses Corelane's own. Nothing is done to it. */
export async function prepareAttach(
  ask: AttachAsk,
  reader: ProcessReader | null = createListReader(),
): Promise<Checked<AttachParts>> {
  if (process.platform !== 'linux' || reader === null) {
    return err(
      'not-attachable',
      'Running processes can be watched on Linux only: this system does not tell of their threads and children.',
    );
  }
  const all = new Map((await reader.read()).map((listed) => [listed.facts.pid, listed]));
  reader.release();
  const found = all.get(ask.process.pid);
  if (found?.facts.startTicks !== ask.process.startTicks) {
    return err('no-process', `Process ${ask.process.pid} has ended: choose another one.`);
  }
  const refusal = refusalOf(found, all);
  if (refusal !== null) return err('not-attachable', refusal);
  const detail = await readFilesDetail(found.facts.pid);
  const target = {
    facts: found.facts,
    directory: detail.workingDirectory,
    executable: detail.executable,
  };
  const request = attachRequest(target, ask.name, ask.timeLimitMs);
  return ok({ target, request, startTicksOf: readStartTicks });
}

/** Why it can't be watched, in one sentence; `null`: it can. */
function refusalOf(
  { facts, counters }: ListedProcess,
  all: ReadonlyMap<number, ListedProcess>,
): string | null {
  const { pid, name } = facts;
  if (facts.isKernelThread) return `${name} (${pid}) is a part of the kernel: choose a process.`;
  if (counters.state === 'Z') return `${name} (${pid}) has ended and only waits for its parent.`;
  const parentOf = (of: number) => all.get(of)?.counters.parentPid;
  const kinship = kinshipOf(pid, new Set([process.pid]), parentOf);
  if (kinship === 'own') return `${name} (${pid}) is of Corelane itself: choose another process.`;
  if (kinship === 'ancestor') {
    return `Corelane itself runs below ${name} (${pid}): choose a process that it is no part of.`;
  }
  return null;
}
