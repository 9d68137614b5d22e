import { hasServer, type RunTrack } from '../../stores/track/run-track.ts';
import type { TimeGeometry } from './time-geometry.ts';

interface HeatLegendProps {
  readonly track: RunTrack;
  readonly geometry: TimeGeometry;
}

/** What the colours of the cores mean, and what a pixel of them is a mean of. */
export function HeatLegend({ track, geometry }: HeatLegendProps) {
  const { span, leftPx, widthPx } = geometry;
  const pixelS = (span[1] - span[0]) / widthPx;
  const isMean = pixelS * 1000 > 2 * tickMs(track);
  return (
    <div className="core-heat-legend" style={{ paddingLeft: leftPx }}>
      <span className="core-heat-title">Cores</span>
      <CoresLegend hasServer={hasServer(track)} />
      {isMean && (
        <span
          className="core-heat-note"
          data-tip="Zoomed out, a pixel holds several samples and shows their mean. The fine line shows the greatest sum of cores in one sample; zoom in to see which core it was."
        >
          mean of {pixelS.toFixed(1)} s a pixel, line: peak
        </span>
      )}
    </div>
  );
}

/** Who the users of the cores are, and how dark a busy core is. */
export function CoresLegend({ hasServer: isServed }: { readonly hasServer: boolean }) {
  return (
    <ul className="legend">
      <LegendEntry name="This run" colour="--series-workers" />
      {isServed && <LegendEntry name="Test server" colour="--series-server" />}
      <LegendEntry name="Corelane" colour="--series-monitor" />
      <LegendEntry name="Others" colour="--series-others" />
      <li data-tip="The busier a core, the darker it is, whoever keeps it so. Hatched: no sample.">
        idle <span className="core-heat-scale" aria-hidden="true" /> 100 % busy
      </li>
    </ul>
  );
}

function LegendEntry({ name, colour }: { readonly name: string; readonly colour: string }) {
  return (
    <li>
      <span className="swatch" style={{ background: `var(${colour})` }} aria-hidden="true" />
      {name}
    </li>
  );
}

/** Usual length of a sample: of most of them. */
function tickMs({ elapsedMs }: RunTrack): number {
  return elapsedMs.at(-1) ?? Number.NaN;
}
