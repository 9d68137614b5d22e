/** As many as can be told apart by colour; beyond, the same ones come again with a pattern. */
export const COLOURS = 8;

const DASHES = [undefined, '7 3', '2 3', '9 3 2 3'] as const;

/** A custom property, so that both themes and a report can set it. */
export function configurationColour(index: number): string {
  return `var(--config-${(index % COLOURS) + 1})`;
}

/** What tells configurations of one colour apart; 0 is plain. */
export function configurationPattern(index: number): number {
  return Math.floor(index / COLOURS) % DASHES.length;
}

/** Of a line; `undefined`: solid. */
export function configurationDash(index: number): string | undefined {
  return DASHES[configurationPattern(index)];
}
