import { closestName } from '../../contract/closest-name.ts';

/** What was typed is repeated up to a length that leaves the sentence readable. */
const LONG_QUOTE = /'([^']{200})[^']+'/g;

/** The command line can't be followed. The message is one sentence for the user, with what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';

  constructor(message: string) {
    super(message.replace(LONG_QUOTE, "'$1…'"));
  }
}

/** The error for a word that is none of `known`. @param what the kind of thing, lower case */
export function unknownWord(what: string, word: string, known: readonly string[]): UsageError {
  const closest = closestName(word, known);
  const hint = closest === null ? '' : ` Did you mean '${closest}'?`;
  return new UsageError(`Unknown ${what} '${word}'.${hint} There are: ${known.join(', ')}.`);
}
