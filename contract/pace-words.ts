/** That ticks come less often than was set, as it stands behind other words. */
export function paceWords(lengthenedTickMs: number): string {
  return `; samples only every ${lengthenedTickMs / 1000} s`;
}
