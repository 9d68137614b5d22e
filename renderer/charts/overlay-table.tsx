import { MomentsTable } from './moments-table.tsx';
import { nearestPoint } from './nearest-point.ts';
import { overlaySpan, overlayTicks } from './overlay-span.ts';
import type { OverlayLine } from './run-overlay-chart.tsx';

interface OverlayTableProps {
  readonly lines: readonly OverlayLine[];
  /** With its unit. */
  readonly valueLabel: string;
  readonly format: (value: number | null) => string;
}

/** What each run stood at, at the round moments that the axis names. */
export function OverlayTable({ lines, valueLabel, format }: OverlayTableProps) {
  return (
    <MomentsTable
      caption={`Of each run over time, ${valueLabel}`}
      columns={lines.map(({ label }) => label)}
      rows={overlayTicks(overlaySpan(lines)).map((atS) => ({
        atS,
        cells: lines.map(({ points }) => format(nearestPoint(points, atS)?.value ?? null)),
      }))}
    />
  );
}
