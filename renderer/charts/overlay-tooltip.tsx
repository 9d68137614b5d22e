import { ConfigurationSwatch } from './configuration-swatch.tsx';
import { nearestPoint } from './nearest-point.ts';
import type { OverlayLine } from './run-overlay-chart.tsx';
import { placeOf, type PlotInsets } from './time-chart-area.tsx';
import type { TimeSpan } from './time-span.ts';

interface OverlayTooltipProps {
  readonly lines: readonly OverlayLine[];
  readonly valueLabel: string;
  readonly format: (value: number | null) => string;
  readonly span: TimeSpan;
  /** Where the pointer is, as a share of the plot's width. */
  readonly share: number;
  readonly insets: PlotInsets;
}

/** What each line stands at where the pointer is. */
export function OverlayTooltip(props: OverlayTooltipProps) {
  const { lines, valueLabel, format, span, share, insets } = props;
  const atS = span[0] + share * (span[1] - span[0]);
  const rows = lines.map((line) => ({ ...line, value: nearestPoint(line.points, atS)?.value }));
  const known = rows.filter(({ value }) => typeof value === 'number');
  const isLeft = share > 0.5;
  return (
    <>
      <div
        className="chart-cursor"
        style={{ left: placeOf(share, insets), top: insets.topPx, bottom: insets.bottomPx }}
      />
      <div
        className={`chart-tooltip overlay-tooltip ${isLeft ? 'is-left' : ''}`}
        style={{ left: placeOf(share, insets), top: insets.topPx }}
      >
        <p>
          {atS.toFixed(span[1] - span[0] < 10 ? 2 : 1)} s, {valueLabel}
        </p>
        <dl>
          {known.map(({ label, colour, value }) => (
            <div key={label}>
              <dt>
                <ConfigurationSwatch index={colour} />
                {label}
              </dt>
              <dd>{format(value ?? null)}</dd>
            </div>
          ))}
        </dl>
        {known.length === 0 && <p>nothing known here</p>}
      </div>
    </>
  );
}
