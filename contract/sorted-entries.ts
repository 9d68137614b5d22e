/** Names and values in the order of the names' characters: the same for equal objects, however they were made. */
export function sortedEntries(
  values: object,
): readonly (readonly [name: string, value: unknown])[] {
  return Object.entries(values).toSorted(([left], [right]) => (left < right ? -1 : 1));
}
