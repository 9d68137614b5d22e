import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import { LatencyPlot } from '../../../charts/latency-plot.tsx';
import { WallBarsChart } from '../../../charts/wall-bars-chart.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { latencyRows } from './latency-rows.ts';
import { OverlayPanels } from './overlay-panels.tsx';
import { ScalingPanel } from './scaling-panel.tsx';
import { wallBars } from './wall-bars.ts';

interface CompareChartsProps {
  readonly result: ExperimentBrief;
  readonly isUnderWay: boolean;
}

/** The pictures of a comparison. Every axis has its unit. */
export function CompareCharts({ result, isUnderWay }: CompareChartsProps) {
  const latencies = latencyRows(result);
  return (
    <div className="compare-charts">
      {result.scaling.length > 0 && <ScalingPanel result={result} />}
      <ChartPanel
        name="work-times"
        title="Median work time"
        tip="Bars: median wall time of the work. Whiskers: its 95 % interval. Dots: all runs that count."
      >
        <WallBarsChart bars={wallBars(result)} />
      </ChartPanel>
      {latencies.length > 0 && (
        <ChartPanel
          name="task-times"
          title="Times of single tasks"
          tip="From p50 to p99, medians over the runs, on a logarithmic axis. p95: 95 of 100 tasks took this long or less."
        >
          <LatencyPlot rows={latencies} />
        </ChartPanel>
      )}
      <OverlayPanels key={result.experimentId} result={result} isUnderWay={isUnderWay} />
    </div>
  );
}
