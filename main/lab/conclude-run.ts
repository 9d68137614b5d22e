import type { Invariant } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';
import type { RunEndState } from '../../contract/run.ts';
import { exitMeaning, type HostExit } from './exit-meaning.ts';
import { brokenGuarantee } from './invariants.ts';
import { listed } from './listed.ts';
import type { TaskErrors } from './task-ledger.ts';

const LAST_WORDS_LENGTH = 200;

export interface Conclusion {
  readonly state: RunEndState;
  readonly error: Failure | null;
}

/** What decides how a run ended. */
export interface RunFacts {
  /** What Corelane decided while it ran: a stop, the time limit, a breach of the protocol. */
  readonly cause: Conclusion | null;
  readonly finished: boolean;
  /** The host stopped by itself, because a task had failed. */
  readonly stoppedAtFailure: boolean;
  readonly exit: HostExit | null;
  /** Its exit was Corelane's doing, so it says nothing about the host. */
  readonly endedByCorelane: boolean;
  readonly digestsAgree: boolean;
  readonly taskErrors: TaskErrors;
  readonly tasks: {
    readonly total: number;
    readonly ended: number;
    readonly firstLost: readonly number[];
  };
  readonly invariants: readonly Invariant[];
  /** Labels of the workers that the host held: they went with it. */
  readonly workers: readonly string[];
  readonly stderrTail: string;
}

/** The state a run ends in, and why. The first reason that was known wins. */
export function concludeRun(facts: RunFacts): Conclusion {
  if (facts.cause !== null) return facts.cause;
  if (!facts.finished) return crashed(facts, 'before its work was finished');
  if (facts.stoppedAtFailure) return stoppedAtFailure(facts);
  if (!facts.digestsAgree) {
    return failed(
      'digest-mismatch',
      'The digest the run host reports is not that of its tasks: results were lost or swapped, and its figures can’t be trusted.',
    );
  }
  const { exit } = facts;
  if (!facts.endedByCorelane && exit !== null) {
    if (exit.signal !== null) return crashed(facts, 'after its work, while it shut down');
    if (exit.code !== 0) {
      const words = lastWords(facts.stderrTail);
      return failed(
        'host-exit-code',
        `The run host did its work, but ${exitMeaning(exit)}.${words}`,
      );
    }
  }
  if (facts.taskErrors.count > 0) return taskFailed(facts);
  // Looked at last: where tasks failed, what they share is bound to differ.
  const broken = brokenGuarantee(facts.invariants);
  return broken === null ? { state: 'completed', error: null } : failed('invariant-broken', broken);
}

function failed(code: string, message: string): Conclusion {
  return { state: 'failed', error: { code, message } };
}

function crashed(facts: RunFacts, when: string): Conclusion {
  const how = facts.exit === null ? 'disappeared' : exitMeaning(facts.exit);
  const parts = [
    `The run host ${how} ${when}.`,
    ...goneWorkers(facts.workers),
    ...lostTasks(facts.tasks),
  ];
  const message = `${parts.join(' ')}${lastWords(facts.stderrTail)}`;
  return { state: 'crashed', error: { code: 'host-crashed', message } };
}

function goneWorkers(workers: readonly string[]): readonly string[] {
  return workers.length === 0 ? [] : [`Its workers went with it: ${listed(workers)}.`];
}

function lostTasks({ total, ended, firstLost }: RunFacts['tasks']): readonly string[] {
  if (total <= ended) return [];
  const lost = total - ended;
  const which = firstLost.length === 0 ? '' : `: ${listed(firstLost.map(String), lost)}`;
  return [`${lost} of ${total} tasks were lost${which}.`];
}

function stoppedAtFailure(facts: RunFacts): Conclusion {
  const { total, ended } = facts.tasks;
  const left = `${total - ended} of ${total} tasks were not run to their end`;
  const message = `The run stopped at the first task that failed, as it was asked to; ${left}.${firstFailure(facts)}`;
  return failed('stopped-at-failure', message);
}

function taskFailed(facts: RunFacts): Conclusion {
  const { count } = facts.taskErrors;
  return failed(
    'task-failed',
    `${count} of ${facts.tasks.total} tasks failed.${firstFailure(facts)}`,
  );
}

function firstFailure({ taskErrors }: RunFacts): string {
  const first = taskErrors.examples[0];
  if (first === undefined) return '';
  return ` The first was task ${first.task}: ${first.error.code}: ${first.error.message}`;
}

/** The end of a log often names the cause in its last line (a Python traceback does). */
export function lastWords(stderrTail: string): string {
  const lines = stderrTail.split('\n').filter((line) => /\p{L}/u.test(line));
  // An interpreter that gives up says why first, and prints rules and addresses after it.
  const line = lines.findLast((text) => /\bfatal\b/i.test(text)) ?? lines.at(-1);
  return line === undefined ? '' : ` Its last words: ${line.trim().slice(0, LAST_WORDS_LENGTH)}`;
}
