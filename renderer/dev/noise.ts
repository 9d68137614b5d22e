/** A repeatable number in 0…1. */
export function noise(tick: number, series: number): number {
  const mixed = Math.sin(tick * 12.9898 + series * 78.233) * 43758.5453;
  return mixed - Math.floor(mixed);
}
