import { useId, useMemo } from 'react';

import type { StillCores } from '../../../stores/still/still-cores.ts';
import { BETWEEN_PX, USERS_PX } from '../core-rows.ts';
import { COLOUR_VARIABLES } from '../timeline-colours.ts';
import { resampled } from './resampled.ts';
import type { StillLayout } from './still-layout.ts';

interface HeatRowsProps {
  readonly cores: StillCores;
  readonly layout: StillLayout;
}

/**
 * How busy each core was: the colour of a busy core over that of an idle one, as far as the picture
 * of all cells lets it through. So the cells need no colours of their own, and follow the theme.
 */
export function HeatRows({ cores, layout: { geometry, heatPx } }: HeatRowsProps) {
  const id = useId();
  const columns = Math.round(geometry.widthPx);
  const image = useMemo(() => maskImage(cores, columns), [cores, columns]);
  const place = {
    x: geometry.leftPx,
    y: USERS_PX + BETWEEN_PX,
    width: columns,
    height: heatPx,
  };
  if (image === null) return null;
  const { known, busy } = image;
  return (
    <>
      {[known, busy].map((href, layer) => (
        <mask key={layer} id={`${id}-${layer}`} maskUnits="userSpaceOnUse" {...place}>
          <image className="still-cells" href={href} preserveAspectRatio="none" {...place} />
        </mask>
      ))}
      <rect {...place} fill={COLOUR_VARIABLES.idle} mask={`url(#${id}-0)`} />
      <rect {...place} fill={COLOUR_VARIABLES.onCpu} mask={`url(#${id}-1)`} />
    </>
  );
}

/** As `data:` URLs: white where a core is known, and as opaque as it was busy. */
interface MaskImages {
  readonly known: string;
  readonly busy: string;
}

function maskImage({ order, busy }: StillCores, columns: number): MaskImages | null {
  const rows = order.length;
  const perRow = busy.length / rows;
  const shares = order.map((_, row) =>
    resampled(busy.subarray(row * perRow, (row + 1) * perRow), columns, 'mean'),
  );
  const known = pngOf(shares, columns, (share) => (Number.isNaN(share) ? 0 : 1));
  const asBusy = pngOf(shares, columns, (share) => (Number.isNaN(share) ? 0 : share));
  return known === null || asBusy === null ? null : { known, busy: asBusy };
}

/** A pixel a cell. @param opacityOf a share, 0 … 1 */
function pngOf(
  rows: readonly Float32Array[],
  columns: number,
  opacityOf: (share: number) => number,
): string | null {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [columns, rows.length];
  const context = canvas.getContext('2d');
  if (context === null || rows.length === 0) return null;
  const cells = new ImageData(columns, rows.length);
  cells.data.fill(255);
  rows.forEach((shares, row) =>
    shares.forEach((share, column) => {
      cells.data[(row * columns + column) * 4 + 3] = Math.round(opacityOf(share) * 255);
    }),
  );
  context.putImageData(cells, 0, 0);
  return canvas.toDataURL('image/png');
}
