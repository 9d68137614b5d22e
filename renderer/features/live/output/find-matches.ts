/** More than anybody walks through; each is an element of the page. */
export const MAX_MATCHES = 2000;

/** Places of a text in another, whatever their case, without overlaps, at most `MAX_MATCHES`. */
export function findMatches(text: string, wanted: string): readonly number[] {
  if (wanted === '') return [];
  const [all, part] = [text.toLowerCase(), wanted.toLowerCase()];
  // Some letters are longer in lower case: then places would not be those of the text.
  const isSame = all.length === text.length && part.length === wanted.length;
  const [searched, sought] = isSame ? [all, part] : [text, wanted];
  const places: number[] = [];
  let at = searched.indexOf(sought);
  while (at >= 0 && places.length < MAX_MATCHES) {
    places.push(at);
    at = searched.indexOf(sought, at + sought.length);
  }
  return places;
}

/** A stretch of a text; `match` is the number of the match that it is, from 0 on. */
export interface TextPart {
  readonly text: string;
  readonly match: number | null;
}

/**
 * The text in stretches, matches and what is between them.
 * @param first number of the first match
 */
export function partsOf(
  text: string,
  places: readonly number[],
  length: number,
  first: number,
): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const [index, at] of places.entries()) {
    if (at > end) parts.push({ text: text.slice(end, at), match: null });
    parts.push({ text: text.slice(at, at + length), match: first + index });
    end = at + length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), match: null });
  return parts;
}
