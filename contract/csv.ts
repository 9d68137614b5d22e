/** `null`: not known, an empty cell. */
export type CsvCell = string | number | boolean | null;

/** A column of a table of `Row`s; its name carries the unit. */
export interface CsvColumn<Row> {
  readonly name: string;
  readonly cell: (row: Row) => CsvCell;
}

/** What a spreadsheet would take for the beginning of a formula, in full-width letters too. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;

/** Beside what RFC 4180 names: separators of other countries, and ends of lines in Unicode. */
const NEEDS_QUOTES = /["\r\n,;\t\u0085\u2028\u2029]|^\s|\s$/;

/** Everything that is no text, apart from tabs and ends of lines. A lone half of a pair is none. */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu;

/**
 * A table as RFC 4180 has it, line by line, the names of the columns first. A text that a spreadsheet
 * would calculate gets an apostrophe in front.
 */
export function* csvLines<Row>(
  columns: readonly CsvColumn<Row>[],
  rows: Iterable<Row>,
): Generator<string, void, undefined> {
  yield csvLine(columns.map(({ name }) => name));
  for (const row of rows) yield csvLine(columns.map(({ cell }) => cell(row)));
}

function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(cellText).join(',')}\r\n`;
}

function cellText(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return String(cell);
  const text = cell.replace(UNPRINTABLE, '\u{FFFD}');
  const harmless = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
