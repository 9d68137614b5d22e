import { formatShare } from '../format/quantity.ts';

interface CoreBarsProps {
  /** Busy share of each logical core, 0…1. */
  readonly coreBusy: readonly (number | null)[];
}

/** Up to here one column has room for a row each. */
const ONE_COLUMN_CORES = 8;
const TWO_COLUMN_CORES = 16;

/** How busy each logical core is, whoever keeps it so. */
export function CoreBars({ coreBusy }: CoreBarsProps) {
  const count = coreBusy.length;
  const size = count <= ONE_COLUMN_CORES ? 'one' : count <= TWO_COLUMN_CORES ? 'two' : 'four';
  return (
    <ul className={`core-bars core-bars-${size}`}>
      {coreBusy.map((busy, core) => (
        // Cores have no identity but their number, and never change places.
        <li key={`core-${core}`} className="core-bar">
          <span className="core-name">{size === 'four' ? core : `Core ${core}`}</span>
          <span className="core-track" aria-hidden="true">
            <span className="core-fill" style={{ width: `${(busy ?? 0) * 100}%` }} />
          </span>
          <span className="core-value">{formatShare(busy)}</span>
        </li>
      ))}
    </ul>
  );
}
