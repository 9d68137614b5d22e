/** Longer questions are no search. */
const MAX_WORDS = 32;

/** The same for letters that differ in case or accents only. */
export function foldText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** What a search looks through, of parts that may repeat. */
export function searchText(parts: readonly string[]): string {
  return foldText([...new Set(parts)].join('\n'));
}

/** The words that all must occur. */
export function searchWords(text: string): readonly string[] {
  return foldText(text)
    .split(/\s+/u)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
}
