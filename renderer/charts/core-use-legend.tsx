import type { SeriesStyle } from './series.ts';

/** Names of the series in the order of the stack. */
export function CoreUseLegend({ series }: { readonly series: readonly SeriesStyle[] }) {
  return (
    <ul className="legend">
      {series.map(({ user, label, colour }) => (
        <li key={user}>
          <span className="swatch" style={{ background: colour }} aria-hidden="true" />
          {label}
        </li>
      ))}
    </ul>
  );
}
