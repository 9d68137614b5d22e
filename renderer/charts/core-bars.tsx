import type { CSSProperties } from 'react';

import { formatShare } from '../format/quantity.ts';
import { Sparkline } from './sparkline.tsx';

interface CoreBarsProps {
  /** How many there are: they have their places before anything was read. */
  readonly count: number;
  /** Busy share of each logical core, 0…1. */
  readonly coreBusy: readonly (number | null)[];
  /** The last shares of each core, oldest first. */
  readonly history: readonly Float64Array[];
  /** Places on the time axis of `history`. */
  readonly places: number;
  /** What the number and the bar are a mean of, such as `now`. */
  readonly span: string;
}

/** Up to here there is room for a line over time in each row, then for a row each, then for two columns of rows. */
const LINE_CORES = 4;
const ONE_COLUMN_CORES = 8;
const TWO_COLUMN_CORES = 16;

/** Beyond it a field of eight columns would be higher than wide. */
const EIGHT_COLUMN_CORES = 64;

/** How busy each logical core is, whoever keeps it so. */
export function CoreBars({ count, coreBusy, history, places, span }: CoreBarsProps) {
  const shares = Array.from({ length: count }, (_, core) => coreBusy[core] ?? null);
  const hasLines = count <= LINE_CORES;
  const isField = count > TWO_COLUMN_CORES;
  const lineTip = hasLines ? ` The line shows the last ${places} ticks.` : '';
  return (
    <ul className={`core-bars ${layoutOf(count)}`} style={columnsOf(count)}>
      {shares.map((busy, core) => (
        // Cores have no identity but their number, and never change places.
        <li
          key={`core-${core}`}
          className="core-bar"
          style={{ '--busy': `${(busy ?? 0) * 100}%` } as CSSProperties}
          data-tip={`Core ${core}: ${formatShare(busy)} busy ${span}, whoever kept it so.${lineTip}`}
        >
          <span className={isField ? 'visually-hidden' : 'core-name'}>
            {count > ONE_COLUMN_CORES && !isField ? core : `Core ${core}`}
          </span>
          {hasLines && <CoreValue busy={busy} isHidden={false} />}
          {hasLines && history[core] !== undefined && (
            <Sparkline values={history[core]} places={places} top={1} />
          )}
          <span className="core-track" aria-hidden="true">
            <span className="core-fill" />
          </span>
          {!hasLines && <CoreValue busy={busy} isHidden={isField} />}
        </li>
      ))}
    </ul>
  );
}

interface CoreValueProps {
  readonly busy: number | null;
  readonly isHidden: boolean;
}

function CoreValue({ busy, isHidden }: CoreValueProps) {
  return <span className={isHidden ? 'visually-hidden' : 'core-value'}>{formatShare(busy)}</span>;
}

function layoutOf(count: number): string {
  if (count <= LINE_CORES) return 'core-bars-lines';
  if (count <= ONE_COLUMN_CORES) return 'core-bars-rows';
  return count <= TWO_COLUMN_CORES ? 'core-bars-rows core-bars-two' : 'core-bars-field';
}

function columnsOf(count: number): CSSProperties {
  return { '--columns': count <= EIGHT_COLUMN_CORES ? 8 : 16 } as CSSProperties;
}
