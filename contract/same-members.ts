/** Whether two lists hold the same, one by one: the same objects, where they hold any. */
export function sameMembers<Member>(one: readonly Member[], other: readonly Member[]): boolean {
  return one.length === other.length && one.every((member, index) => member === other[index]);
}
