export interface MomentRow {
  readonly atS: number;
  /** One a column, as people read them. */
  readonly cells: readonly string[];
}

interface MomentsTableProps {
  /** What it is a table of, with the unit of its cells. */
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly MomentRow[];
}

/** What a chart over time shows, at some of its moments, for those who can't see it. */
export function MomentsTable({ caption, columns, rows }: MomentsTableProps) {
  return (
    // A table would be as high as its rows, and lengthen what it stands in.
    <div className="visually-hidden">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">Seconds</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ atS, cells }) => (
            <tr key={atS}>
              <th scope="row">{atS.toFixed(2)}</th>
              {columns.map((column, index) => (
                <td key={column}>{cells[index]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
