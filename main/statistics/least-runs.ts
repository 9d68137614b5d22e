/**
 * The least number of runs of each of two configurations with which a family of so many pairs could
 * have an answer `yes`.
 */
export function leastRuns(_pairsInFamily: number): number {
  throw new Error('Not written yet.');
}
