/** Numbers in order of time, oldest first; NaN is a gap. */
export interface NumberSeries {
  readonly length: number;
  at(index: number): number;
}
