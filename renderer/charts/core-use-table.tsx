import { coreWords } from '../../contract/core-words.ts';
import { formatCoreUse } from '../format/core-use.ts';
import type { ChartPoint } from '../stores/chart-view.ts';
import { useCoreScale } from './core-scale.ts';
import { evenPicks } from './even-picks.ts';
import { MomentsTable } from './moments-table.tsx';
import type { SeriesStyle } from './series.ts';

/** More rows nobody listens to. */
const MOST_ROWS = 20;

interface CoreUseTableProps {
  readonly points: readonly ChartPoint[];
  readonly series: readonly SeriesStyle[];
}

/** Who used the cores at some moments of the run. */
export function CoreUseTable({ points, series }: CoreUseTableProps) {
  const scale = useCoreScale();
  // The points between are gaps: there is nothing to tell of them.
  const known = points.filter((point) => series.some(({ user }) => point[user] !== null));
  const rows = evenPicks(known.length, MOST_ROWS).flatMap((index) => known[index] ?? []);
  return (
    <MomentsTable
      caption={`Who used the cores, ${coreWords(scale.convention).quantity}`}
      columns={series.map(({ label }) => label)}
      rows={rows.map((point) => ({
        atS: point.atS,
        cells: series.map(({ user }) => formatCoreUse(point[user], scale)),
      }))}
    />
  );
}
