import type { SlicedWork } from '../../../contract/work-slices.ts';
import type { JoinedRows, RowSpan } from './sample-chunk.ts';

type Column = Float64Array | Float32Array;

type RowKey = number | string;

/** What a row is known by in all parts. */
type KeyOf<Row> = (row: Row) => RowKey;

type ColumnForms = readonly { readonly name: string; readonly digits: 'all' | 'seven' }[];

/** The rows of a part of a recording, and how many ticks lie before it. */
export interface JoinedPart<Row> {
  readonly start: number;
  readonly joined: JoinedRows<Row>;
}

/** A row in all parts, its ticks counted from the whole recording's first. */
interface WholeRow<Row> {
  readonly row: Row;
  readonly firstTick: number;
  end: number;
  /** Those of which anything is known. */
  readonly known: Map<string, Column>;
}

export interface RowColumns<Row> {
  readonly row: Row;
  readonly firstTick: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/**
 * Rows of parts that follow each other, in the order in which they first appear. Where a row was not
 * there, its columns say so by NaN. Columns of which nothing is known are shared by all rows of the
 * same length: nobody may write into them.
 */
export function* joinRows<Row>(
  parts: readonly JoinedPart<Row>[],
  keyOf: KeyOf<Row>,
  forms: ColumnForms,
): SlicedWork<readonly RowColumns<Row>[]> {
  const rows = wholeRows(parts, keyOf);
  for (const [place, { name, digits }] of forms.entries()) {
    yield place / forms.length;
    for (const part of parts) {
      const column = part.joined.columns.get(name);
      if (column !== undefined) fillColumn(rows, keyOf, part, { name, digits, column });
    }
  }
  const unknown = new UnknownColumns();
  return [...rows.values()].map(({ row, firstTick, end, known }) => ({
    row,
    firstTick,
    columns: Object.fromEntries(
      forms.map(({ name, digits }) => [
        name,
        known.get(name) ?? unknown.ofLength(end - firstTick, digits),
      ]),
    ),
  }));
}

function wholeRows<Row>(
  parts: readonly JoinedPart<Row>[],
  keyOf: KeyOf<Row>,
): ReadonlyMap<RowKey, WholeRow<Row>> {
  const rows = new Map<RowKey, WholeRow<Row>>();
  for (const { start, joined } of parts) {
    for (const row of joined.rows) {
      const firstTick = start + row.firstTick;
      const whole = rows.get(keyOf(row));
      const end = firstTick + row.ticks;
      if (whole !== undefined) whole.end = Math.max(whole.end, end);
      else rows.set(keyOf(row), { row, firstTick, end, known: new Map() });
    }
  }
  return rows;
}

interface PartColumn {
  readonly name: string;
  readonly digits: 'all' | 'seven';
  /** Of all rows of the part, one after another. */
  readonly column: Column;
}

function fillColumn<Row>(
  rows: ReadonlyMap<RowKey, WholeRow<Row>>,
  keyOf: KeyOf<Row>,
  { start, joined }: JoinedPart<Row>,
  { name, digits, column }: PartColumn,
): void {
  let offset = 0;
  for (const row of joined.rows) {
    const whole = rows.get(keyOf(row));
    if (whole !== undefined && isKnown(column, offset, row)) {
      let filled = whole.known.get(name);
      if (filled === undefined) {
        filled = newColumn(whole.end - whole.firstTick, digits);
        whole.known.set(name, filled);
      }
      copy(column, offset, row.ticks, filled, start + row.firstTick - whole.firstTick);
    }
    offset += row.ticks;
  }
}

function isKnown(column: Column, offset: number, { ticks }: RowSpan): boolean {
  for (let place = offset; place < offset + ticks; place += 1) {
    if (!Number.isNaN(column[place] ?? NaN)) return true;
  }
  return false;
}

/** A chunk has few ticks of each row: a view of each would cost more than to copy them. */
function copy(from: Column, offset: number, length: number, to: Column, place: number): void {
  for (let index = 0; index < length; index += 1) to[place + index] = from[offset + index] ?? NaN;
}

function newColumn(ticks: number, digits: 'all' | 'seven'): Column {
  return (digits === 'seven' ? new Float32Array(ticks) : new Float64Array(ticks)).fill(NaN);
}

class UnknownColumns {
  readonly #columns = new Map<string, Column>();

  ofLength(ticks: number, digits: 'all' | 'seven'): Column {
    const key = `${digits} ${ticks}`;
    let column = this.#columns.get(key);
    if (column === undefined) {
      column = newColumn(ticks, digits);
      this.#columns.set(key, column);
    }
    return column;
  }
}
