/**
 * The lines in which a name stands beside its bar: one, or two where it is too long. What two names
 * share comes first in them: where even two lines are too short, the beginning is left out.
 * @param letters for which there is room in a line
 */
export function labelLines(label: string, letters: number): readonly string[] {
  if (label.length <= letters) return [label];
  const breaks = [...label.matchAll(/ (?!·)/g)]
    .map(({ index }) => index)
    .filter((index) => index <= letters && label.length - index - 1 <= letters);
  // After the dot that stands between two parts of a name, if there is one; else as late as possible.
  const best = breaks.findLast((index) => label[index - 1] === '·') ?? breaks.at(-1);
  if (best === undefined) return [`…${label.slice(1 - letters)}`];
  return [label.slice(0, best), label.slice(best + 1)];
}
