const SHOWN = 8;

/**
 * Words of a sentence: all of them where they are few, else the first ones and how many more.
 * @param count of all, where `words` are only the first of them
 */
export function listed(words: readonly string[], count = words.length): string {
  const shown = words.slice(0, SHOWN);
  const more = count - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
