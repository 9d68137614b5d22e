import type { RunCurve } from '../../../contract/history.ts';
import { ConfigurationSwatch } from '../../charts/configuration-swatch.tsx';
import { type OverlayLine, RunOverlayChart } from '../../charts/run-overlay-chart.tsx';
import { basesNote, sharedAxis } from '../../format/core-bases-note.ts';
import { coresOverTime, formatConverted } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { coresLines, memoryLabel, memoryLines } from '../compare/result/overlay-lines.ts';
import { useCoreConvention } from '../shell/core-scale-of.tsx';
import { overlaidRuns } from './overlaid-runs.ts';

/** Cores used and memory of the chosen runs, one above the other. */
export function OverlayPanels({ curves }: { readonly curves: readonly RunCurve[] }) {
  const shown = overlaidRuns(curves);
  const convention = useCoreConvention();
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
        title={coresOverTime(convention)}
        valueLabel={sharedAxis(convention, curves)}
        note={basesNote(convention, curves)}
        lines={coresLines(curves, shown, convention)}
        format={(value) => formatConverted(value, convention)}
      />
      <Panel
        title="Memory over time"
        valueLabel={memoryLabel(curves)}
        lines={memoryLines(curves, shown)}
        note={null}
        format={formatMib}
      />
    </div>
  );
}

interface PanelProps {
  readonly title: string;
  readonly valueLabel: string;
  readonly lines: readonly OverlayLine[];
  /** Beside the axis. */
  readonly note: string | null;
  readonly format: (value: number | null) => string;
}

function Panel({ title, valueLabel, lines, note, format }: PanelProps) {
  return (
    <figure className="panel overlay-panel">
      <figcaption className="panel-title">
        {title}
        <span className="visually-hidden">{summaryOf(lines, valueLabel, format)}</span>
      </figcaption>
      {note !== null && <p className="figure-detail">{note}</p>}
      <RunOverlayChart lines={lines} valueLabel={valueLabel} format={format} />
    </figure>
  );
}

/** For those who can't see the picture: the highest value of each run. */
function summaryOf(
  lines: readonly OverlayLine[],
  unit: string,
  format: PanelProps['format'],
): string {
  const parts = lines.map(({ label, points }) => {
    const known = points.flatMap(({ value }) => value ?? []);
    if (known.length === 0) return `${label} not known`;
    const most = known.reduce((max, value) => Math.max(max, value));
    return `${label} at most ${format(most)}`;
  });
  return `, ${unit}: ${parts.join('; ')}.`;
}

function formatMib(sizeMib: number | null): string {
  return sizeMib?.toFixed(1) ?? MISSING;
}
