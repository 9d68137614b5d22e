import type { RunCurve } from '../../../contract/history.ts';
import { ConfigurationSwatch } from '../../charts/configuration-swatch.tsx';
import { type OverlayLine, RunOverlayChart } from '../../charts/run-overlay-chart.tsx';
import { coresLines, memoryLabel, memoryLines } from '../compare/result/overlay-lines.ts';
import { overlaidRuns } from './overlaid-runs.ts';

/** Cores used and memory of the chosen runs, one above the other. */
export function OverlayPanels({ curves }: { readonly curves: readonly RunCurve[] }) {
  const shown = overlaidRuns(curves);
  return (
    <div className="overlay-panels">
      <ul className="legend overlay-legend" aria-label="Runs">
        {shown.map(({ id, label, colour }) => (
          <li key={id}>
            <ConfigurationSwatch index={colour} />
            {label}
          </li>
        ))}
      </ul>
      <Panel
        title="Cores used over time"
        valueLabel="cores used"
        lines={coresLines(curves, shown)}
        digits={2}
      />
      <Panel
        title="Memory over time"
        valueLabel={memoryLabel(curves)}
        lines={memoryLines(curves, shown)}
        digits={0}
      />
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly valueLabel: string;
  readonly lines: readonly OverlayLine[];
  readonly digits: number;
}

function Panel({ title, valueLabel, lines, digits }: PanelProps) {
  return (
    <figure className="panel overlay-panel">
      <figcaption className="panel-title">
        {title}
        <span className="visually-hidden">{summaryOf(lines, valueLabel, digits)}</span>
      </figcaption>
      <RunOverlayChart lines={lines} valueLabel={valueLabel} />
    </figure>
  );
}

/** For those who can't see the picture: the highest value of each run. */
function summaryOf(lines: readonly OverlayLine[], unit: string, digits: number): string {
  const parts = lines.map(({ label, points }) => {
    const known = points.flatMap(({ value }) => value ?? []);
    if (known.length === 0) return `${label} not known`;
    const most = known.reduce((max, value) => Math.max(max, value));
    return `${label} at most ${most.toFixed(digits)}`;
  });
  return `, ${unit}: ${parts.join('; ')}.`;
}
