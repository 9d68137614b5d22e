export function outlierIndexes(_valuesMs: readonly number[]): readonly number[] {
  throw new Error('Not written yet.');
}
