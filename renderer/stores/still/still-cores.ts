import { coreOrder, heatColumns } from '../../charts/timeline/heat-columns.ts';
import { coreMeans } from '../../charts/timeline/heat-summary.ts';
import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import {
  type StackedUser,
  stackTops,
  userColumns,
  usersTopCores,
} from '../../charts/timeline/user-columns.ts';
import { hasServer, type RunTrack } from '../track/run-track.ts';
import { inHundredths } from './in-hundredths.ts';

/** Who used the cores, and how busy each of them was, by columns of equal width; NaN is a gap. */
export interface StillCores {
  /** Which core each row is. */
  readonly order: readonly number[];
  /** Busy share of each core, row by row, 0 … 1. */
  readonly busy: Float64Array;
  /** Means of it over the whole span, in the same order; `null`: not known. */
  readonly means: readonly { readonly core: number; readonly busy: number | null }[];
  /** Upper edge of each layer of the stack, in cores. */
  readonly users: Readonly<Record<StackedUser, Float64Array>>;
  /** The greatest sum in one sample, in cores, where a column holds several. */
  readonly peak: Float64Array;
  /** How many cores are as high as the strip of the users. */
  readonly topCores: number;
  readonly hasServer: boolean;
}

/** `null`: no core was sampled. */
export function stillCores(
  track: RunTrack,
  siblings: readonly (readonly number[])[] | null,
  { span, widthPx }: Pick<TimeGeometry, 'span' | 'widthPx'>,
): StillCores | null {
  if (track.cores === 0 || track.atMs.length === 0) return null;
  const order = coreOrder(track.cores, siblings);
  const stack = stackTops(track);
  const { tops, peak } = userColumns(track, stack, span, widthPx);
  const means = new Map(coreMeans(track, span).map(({ core, busy }) => [core, busy]));
  return {
    order,
    busy: inHundredths(heatColumns(track, span, widthPx, order)),
    means: order.map((core) => ({ core, busy: means.get(core) ?? null })),
    users: {
      run: inHundredths(tops.run),
      server: inHundredths(tops.server),
      monitor: inHundredths(tops.monitor),
      others: inHundredths(tops.others),
    },
    peak: inHundredths(peak),
    topCores: usersTopCores(stack, track.cores),
    hasServer: hasServer(track),
  };
}
