import { err, type Result } from '../../contract/result.ts';
import type { ListedFacts } from '../monitor/process-list/listed-process.ts';
import { titleOf } from './shown-process.ts';

/** Why nothing is done; each comes with one sentence for the user. */
export type ControlErrorCode =
  'looks-only' | 'gone' | 'first-process' | 'kernel-thread' | 'own' | 'not-allowed' | 'failed';

export type Refusal = Result<never, ControlErrorCode>;

export function gone(pid: number): Refusal {
  return err(
    'gone',
    `Process ${pid} has ended; what may have its number now was left alone. Nothing was done.`,
  );
}

/** A zombie: signals are lost on it. */
export function endedAlready(facts: ListedFacts): Refusal {
  const title = titleOf(facts);
  return err('gone', `${title} has ended already; it is its parent that has not taken note of it.`);
}

export function notAllowed(facts: ListedFacts): Refusal {
  const owner = facts.user ?? 'somebody else';
  return err('not-allowed', `${titleOf(facts)} belongs to ${owner}: you may not do this to it.`);
}
