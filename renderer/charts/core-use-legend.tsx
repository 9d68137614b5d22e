import type { CoreUser } from '../stores/run-series.ts';
import type { SeriesStyle } from './series.ts';

interface CoreUseLegendProps {
  readonly series: readonly SeriesStyle[];
  readonly hidden: readonly CoreUser[];
  /** `null`: nothing can be hidden, because what is there changes all the time. */
  readonly onToggle: ((user: CoreUser) => void) | null;
}

/** Names of the series in the order of the stack; a click on one takes it out of the picture. */
export function CoreUseLegend({ series, hidden, onToggle }: CoreUseLegendProps) {
  return (
    <ul className="legend">
      {series.map((style) => (
        <li key={style.user}>
          {onToggle === null ? (
            <SeriesName style={style} />
          ) : (
            <button
              type="button"
              className="legend-toggle"
              aria-pressed={!hidden.includes(style.user)}
              data-tip="Shows or hides it"
              onClick={() => onToggle(style.user)}
            >
              <SeriesName style={style} />
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function SeriesName({ style: { label, colour } }: { readonly style: SeriesStyle }) {
  return (
    <>
      <span className="swatch" style={{ background: colour }} aria-hidden="true" />
      {label}
    </>
  );
}
