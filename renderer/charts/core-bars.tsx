import { formatShare } from '../format/quantity.ts';
import { Sparkline } from './sparkline.tsx';

interface CoreBarsProps {
  /** Busy share of each logical core, 0…1. */
  readonly coreBusy: readonly (number | null)[];
  /** The last shares of each core, oldest first. */
  readonly history: readonly Float64Array[];
  /** Places on the time axis of `history`. */
  readonly places: number;
  /** What the number and the bar are a mean of, such as `now`. */
  readonly span: string;
}

/** Up to here one column has room for a row each, with a line in it. */
const ONE_COLUMN_CORES = 8;
const TWO_COLUMN_CORES = 16;

/** How busy each logical core is, whoever keeps it so. */
export function CoreBars({ coreBusy, history, places, span }: CoreBarsProps) {
  const count = coreBusy.length;
  const size = count <= ONE_COLUMN_CORES ? 'one' : count <= TWO_COLUMN_CORES ? 'two' : 'four';
  const hasLines = size === 'one';
  const lineTip = hasLines ? ` The line shows the last ${places} ticks.` : '';
  return (
    <ul className={`core-bars core-bars-${size} ${hasLines ? 'core-bars-lines' : ''}`}>
      {coreBusy.map((busy, core) => (
        // Cores have no identity but their number, and never change places.
        <li
          key={`core-${core}`}
          className="core-bar"
          data-tip={`Core ${core}: ${formatShare(busy)} busy ${span}, whoever kept it so.${lineTip}`}
        >
          <span className="core-name">{size === 'four' ? core : `Core ${core}`}</span>
          <span className="core-value">{formatShare(busy)}</span>
          {hasLines && history[core] !== undefined && (
            <Sparkline values={history[core]} places={places} top={1} />
          )}
          <span className="core-track" aria-hidden="true">
            <span className="core-fill" style={{ width: `${(busy ?? 0) * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
