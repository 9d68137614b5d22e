import type { NumberSeries } from '../../contract/number-series.ts';
import { RingBuffer } from '../stores/ring-buffer.ts';

/** A series of the given numbers, for tests. */
export function seriesOf(values: readonly number[]): NumberSeries {
  const ring = new RingBuffer(Math.max(1, values.length));
  for (const value of values) ring.push(value);
  return ring;
}
