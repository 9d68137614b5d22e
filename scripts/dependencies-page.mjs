// @ts-check

/**
 * @typedef {object} DependencyRow
 * @property {string} name
 * @property {string} version
 * @property {string} licence
 * @property {string} lastRelease a day, or that it is not known
 * @property {string} brings how many others come with it
 * @property {string} reason
 */

const COLUMNS = 6;

/**
 * The table below a heading of docs/dependencies.md.
 * @param {string} page
 * @param {string} heading
 * @returns {DependencyRow[]}
 */
export function rowsBelow(page, heading) {
  const [, ...after] = page.split(`\n## ${heading}\n`);
  if (after.length !== 1) throw new Error(`There must be one heading '${heading}'.`);
  const section = (after[0] ?? '').split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  // The first two are the head and the line below it.
  return lines.slice(2).map(readRow);
}

/**
 * @param {string} line
 * @returns {DependencyRow}
 */
function readRow(line) {
  const cells = line
    .slice(1, line.lastIndexOf('|'))
    .split('|')
    .map((cell) => cell.trim());
  if (cells.length !== COLUMNS) throw new Error(`Not ${COLUMNS} cells: ${line}`);
  const [name = '', version = '', licence = '', lastRelease = '', brings = '', reason = ''] = cells;
  return { name: name.replaceAll('`', ''), version, licence, lastRelease, brings, reason };
}
