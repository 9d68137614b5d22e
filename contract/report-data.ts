import type { Report } from './report.ts';

/**
 * What a report rests on, in the schemas of the command line: the result of its one item as
 * `run --json` or `compare --json` print it, or those of several in a list.
 */
export function reportData({ schema, words, createdAt, items }: Report): unknown {
  const results = items.map(({ result }) => result);
  return results.length === 1 ? results[0] : { schema, ...words, createdAt, items: results };
}
