import type { TooltipContentProps } from 'recharts';

import { coreWords } from '../../contract/core-words.ts';
import { formatCoreUse } from '../format/core-use.ts';
import type { ChartPoint } from '../stores/chart-view.ts';
import { useCoreScale } from './core-scale.ts';
import { seriesOf } from './series.ts';

/** What recharts hands over for each area that is drawn. */
interface TooltipEntry {
  readonly dataKey?: unknown;
  /** The label of its series. */
  readonly name?: unknown;
  readonly payload?: ChartPoint;
}

/** In the order of the stack; labels are those of the areas that are drawn. */
const SERIES = seriesOf('workload');

/** The numbers behind one place of the chart, top of the stack first. */
export function CoreUseTooltip({ active, payload }: TooltipContentProps) {
  const scale = useCoreScale();
  const entries = payload as readonly TooltipEntry[];
  const point = entries[0]?.payload;
  if (!active || point === undefined) return null;
  const known = SERIES.flatMap(({ user, colour }) => {
    const entry = entries.find(({ dataKey }) => dataKey === user);
    return point[user] === null || entry === undefined
      ? []
      : [{ user, colour, label: String(entry.name) }];
  });
  const isWhole = SERIES.every(
    ({ user }) => point[user] === null || known.some((shown) => shown.user === user),
  );
  const total = known.reduce((sum, { user }) => sum + (point[user] ?? 0), 0);
  return (
    <div className="chart-tooltip">
      <p>
        {point.atS.toFixed(1)} s, {coreWords(scale.convention).quantity}
      </p>
      <dl>
        {known.toReversed().map(({ user, label, colour }) => (
          <div key={user}>
            <dt>
              <span className="swatch" style={{ background: colour }} />
              {label}
            </dt>
            <dd>{formatCoreUse(point[user], scale)}</dd>
          </div>
        ))}
        <div className="chart-tooltip-total">
          <dt>{isWhole ? 'All' : 'Shown together'}</dt>
          <dd>{formatCoreUse(total, scale)}</dd>
        </div>
      </dl>
    </div>
  );
}
