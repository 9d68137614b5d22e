import { formatShare } from '../../format/quantity.ts';

interface CoresBusyTableProps {
  /** Which part of the time it tells of. */
  readonly time: string;
  /** `busy`: 0 … 1; `null`: not known. */
  readonly rows: readonly { readonly core: number; readonly busy: number | null }[];
}

/** What the rows of cores show, for those who can't see them. */
export function CoresBusyTable({ time, rows }: CoresBusyTableProps) {
  return (
    <div className="visually-hidden">
      <table>
        <caption>Busy share of each core, {time}</caption>
        <thead>
          <tr>
            <th scope="col">Core</th>
            <th scope="col">Busy</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ core, busy }) => (
            <tr key={core}>
              <th scope="row">{core}</th>
              <td>{formatShare(busy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
