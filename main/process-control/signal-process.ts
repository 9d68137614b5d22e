import type { ProcessAction, ProcessSignal, ProcessSignalled } from '../../contract/processes.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import type { ListedProcess } from '../monitor/process-list/listed-process.ts';
import type { ControlParts } from './control-parts.ts';
import { checkTarget, type ControlTarget, findTarget, isStillThere } from './control-target.ts';
import { type ControlErrorCode, gone, notAllowed, type Refusal } from './refusals.ts';
import { titleOf } from './shown-process.ts';
import { needsConfirmation, signalQuestion } from './signal-question.ts';
import { subtreeOf } from './subtree.ts';

const SIGNALS: Readonly<Record<ProcessAction, NodeJS.Signals>> = {
  stop: 'SIGINT',
  suspend: 'SIGSTOP',
  resume: 'SIGCONT',
  terminate: 'SIGTERM',
  kill: 'SIGKILL',
};

/**
 * Sends a signal to a process, or to it and all below it, after a look at who it is and, where it may
 * end something, a question. @returns `null`: the user said no
 */
export async function signalProcess(
  parts: ControlParts,
  { action, withChildren, ...identity }: ProcessSignal,
): Promise<Result<ProcessSignalled | null, ControlErrorCode>> {
  const target = await findTarget(parts, identity);
  if (!target.ok) return target;
  const targets = withChildren ? checkedSubtree(parts, target.value) : ok([target.value.process]);
  if (!targets.ok) return targets;
  const plan = { action, targets: targets.value, isAncestor: target.value.isAncestor };
  if (needsConfirmation(plan) && !(await parts.confirm(signalQuestion(plan)))) return ok(null);
  return send(parts, SIGNALS[action], await unchanged(parts, targets.value), targets.value);
}

/** Nothing is done to any of them when one is Corelane's own. */
function checkedSubtree(
  parts: ControlParts,
  { process, all }: ControlTarget,
): Result<readonly ListedProcess[], ControlErrorCode> {
  const targets = subtreeOf(process, all);
  for (const one of targets) {
    const checked = checkTarget(parts, one, all);
    if (!checked.ok) return checked;
  }
  return ok(targets);
}

/** The question may have stood there for long: only those are left that are still who they were. */
async function unchanged(
  { system }: ControlParts,
  targets: readonly ListedProcess[],
): Promise<readonly ListedProcess[]> {
  const now = await system.readAll();
  return targets.filter(({ facts }) => now.get(facts.pid)?.facts.startTicks === facts.startTicks);
}

/** Parents first: one that is still there might start its children anew. */
function send(
  parts: ControlParts,
  signal: NodeJS.Signals,
  targets: readonly ListedProcess[],
  shown: readonly ListedProcess[],
): Result<ProcessSignalled, ControlErrorCode> {
  let reached = 0;
  let problem: Refusal | null = null;
  for (const { facts } of targets) {
    if (!isStillThere(parts, facts)) continue;
    const failure = sendOne(parts, signal, facts);
    if (failure === null) reached += 1;
    problem ??= failure;
  }
  if (reached > 0) return ok({ reached, missed: shown.length - reached });
  return problem ?? gone(shown[0]?.facts.pid ?? 0);
}

/** @returns why it did not arrive; `null`: it did */
function sendOne(
  { system }: ControlParts,
  signal: NodeJS.Signals,
  facts: ListedProcess['facts'],
): Refusal | null {
  try {
    system.kill(facts.pid, signal);
    return null;
  } catch (thrown) {
    const error: NodeJS.ErrnoException = toError(thrown);
    if (error.code === 'ESRCH') return gone(facts.pid);
    return error.code === 'EPERM' ? notAllowed(facts) : err('failed', failure(facts, error));
  }
}

function failure(facts: ListedProcess['facts'], { code, message }: NodeJS.ErrnoException): string {
  return `The system refused to act on ${titleOf(facts)} (${code ?? message}).`;
}
