import { useId } from 'react';
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';

import type { MachineFacts } from '../../contract/ipc.ts';
import { formatCoreCount } from '../format/quantity.ts';
import type { ChartView } from '../stores/chart-view.ts';
import { coreTicks } from './core-axis.ts';
import { CoreUseLegend } from './core-use-legend.tsx';
import { CoreUseTooltip } from './core-use-tooltip.tsx';
import { SERIES } from './series.ts';
import { timeAxis } from './time-axis.ts';
import { renderWorkMarker, workMarkers } from './work-markers.tsx';

interface CoreUseChartProps {
  readonly view: ChartView;
  readonly machine: MachineFacts;
}

// Constants outside the component: recharts compares props by identity.
const MARGIN = { top: 16, right: 12, bottom: 2, left: 0 };
const X_LABEL = { value: 'seconds since start', position: 'insideBottom', offset: 2 } as const;
const Y_LABEL = {
  value: 'cores used',
  angle: -90,
  position: 'insideLeft',
  offset: 14,
  style: { textAnchor: 'middle' },
} as const;
const CURSOR = { stroke: 'var(--text-faint)' };

/** Who used the cores over the time of the run: stacked, in cores, gaps left open. */
export function CoreUseChart({ view, machine }: CoreUseChartProps) {
  const captionId = useId();
  const { endS, ticksS } = timeAxis(Math.max(view.endS, view.workEndS ?? 0), view.isLive);
  const series = SERIES.filter(({ user }) => user !== 'server' || view.hasServer);
  return (
    <figure className="panel chart-panel" aria-labelledby={captionId}>
      <figcaption className="panel-title" id={captionId}>
        Cores used over time
        <span className="visually-hidden">{summaryOf(view)}</span>
      </figcaption>
      <CoreUseLegend series={series} />
      <div className="chart-area">
        <ResponsiveContainer width="100%" height="100%" minWidth={0}>
          <AreaChart data={view.points} margin={MARGIN} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="atS"
              type="number"
              domain={[0, endS]}
              ticks={ticksS}
              allowDataOverflow
              stroke="var(--line-strong)"
              height={36}
              label={X_LABEL}
            />
            <YAxis
              type="number"
              domain={[0, machine.logicalCores]}
              ticks={coreTicks(machine.logicalCores)}
              allowDataOverflow
              width={44}
              stroke="var(--line-strong)"
              label={Y_LABEL}
            />
            <Tooltip
              content={CoreUseTooltip}
              cursor={CURSOR}
              isAnimationActive={false}
              wrapperClassName="chart-tooltip-layer"
            />
            {series.map(({ user, label, colour }) => (
              <Area
                key={user}
                dataKey={user}
                name={label}
                stackId="cores"
                stroke={colour}
                fill={colour}
                fillOpacity={user === 'others' ? 0.35 : 0.75}
                strokeWidth={1}
                isAnimationActive={false}
                connectNulls={false}
                activeDot={false}
              />
            ))}
            {machine.effectiveCores < machine.logicalCores && (
              <ReferenceLine
                y={machine.effectiveCores}
                stroke="var(--text-faint)"
                strokeDasharray="2 3"
                label={{
                  value: `${formatCoreCount(machine.effectiveCores)} allowed`,
                  position: 'insideTopRight',
                }}
              />
            )}
            {workMarkers(view, endS).map(renderWorkMarker)}
          </AreaChart>
        </ResponsiveContainer>
      </div>
    </figure>
  );
}

/** For those who can't see the picture: the newest value of each series. */
function summaryOf({ points }: ChartView): string {
  const last = points.at(-1);
  if (last === undefined) return ': no samples yet.';
  const parts = SERIES.flatMap(({ user, label }) => {
    const cores = last[user];
    return cores === null ? [] : [`${label} ${cores.toFixed(2)}`];
  });
  return `, stacked areas. After ${last.atS.toFixed(1)} s: ${parts.join(', ')}.`;
}
