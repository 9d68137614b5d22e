import type { ListedFacts } from '../monitor/process-list/listed-process.ts';
import { shownPath } from '../store/approval-subject.ts';

/** A process in a sentence: `python3 (4711)`. */
export function titleOf({ name, pid }: Pick<ListedFacts, 'name' | 'pid'>): string {
  return `${shownPath(name)} (${pid})`;
}

/**
 * The whole command for a decision, as far as it was read: arguments with spaces are quoted, and
 * what can't be seen is spelled out.
 */
export function commandText({ name, command, isCommandCut }: ListedFacts): string {
  if (command === null) return `${shownPath(name)} (its command can’t be read)`;
  if (command.length === 0) return shownPath(name);
  // One part alone may be a title that the program has given itself, or a line of ps.
  const parts = command.length === 1 ? command : command.map(quoted);
  return `${parts.map(shownPath).join(' ')}${isCommandCut ? ' … (longer than 4 KB)' : ''}`;
}

function quoted(argument: string): string {
  return argument === '' || /\s/u.test(argument) ? `“${argument}”` : argument;
}
