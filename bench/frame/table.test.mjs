// @ts-check
import { describe, expect, it } from 'vitest';

import { showNumber } from './show-number.mjs';
import { summarise } from './summarise.mjs';
import { byMetric, markdownTable, tablesOf, textTable } from './table.mjs';

/** @typedef {import('./section.mjs').Figure} Figure */

/** @param {Partial<Figure>} parts @returns {Figure} */
const figure = (parts) => ({
  ...{ subject: 'Corelane', case: '8 workers', metric: 'µs a tick', unit: 'µs' },
  values: [1, 2, 3, 4, 5, 6],
  ...parts,
});

describe('a number', () => {
  it.each([
    [0, '0'],
    [1234.5, '1,230'],
    [12, '12'],
    [12.345, '12.3'],
    [1, '1'],
    [0.98765, '0.988'],
    [0.012345, '0.0123'],
    [-4.5678, '-4.57'],
    [999.9, '1,000'],
    [NaN, '–'],
    [Infinity, '–'],
  ])('%d is shown as %s', (value, shown) => {
    expect(showNumber(value)).toBe(shown);
  });
});

describe('a row', () => {
  it('compares within the repeats with the same case and metric', () => {
    const [own] = summarise([
      figure({ ratioTo: 'psutil' }),
      figure({ subject: 'psutil', case: '1 worker', values: [9, 9, 9, 9, 9, 9] }),
      figure({ subject: 'psutil', values: [2, 4, 6, 8, 10, 12], isPeer: true }),
    ]);
    expect(own?.ratio?.to).toBe('psutil');
    expect(own?.ratio?.estimate).toMatchObject({ median: 0.5, ci95: [0.5, 0.5] });
  });

  it('has no ratio to somebody who is not here', () => {
    const [row] = summarise([
      figure({ ratioTo: 'psutil', goalOf: 'ratio', goal: { atMost: 1, source: 'design §9' } }),
    ]);
    expect(row?.ratio).toBeNull();
    expect(row?.goal?.isKept).toBeNull();
  });

  it.each([
    [{ atMost: 10 }, true, true],
    [{ atMost: 4 }, true, false],
    [{ atMost: 0.5 }, false, true],
    [{ atMost: 3 }, false, false],
    [{ atLeast: 1 }, true, true],
    [{ atLeast: 2, atMost: 4 }, true, false],
  ])('keeps %j: %s, surely: %s', (goal, isKept, isSure) => {
    const [row] = summarise([figure({ goal: { ...goal, source: 'design §9' } })]);
    expect(row?.goal).toMatchObject({ isKept, isSure });
  });

  it('is never sure without an interval', () => {
    const goal = { atMost: 10, source: 'design §9' };
    const [row] = summarise([figure({ values: [1, 2, 3], goal })]);
    expect(row?.goal).toMatchObject({ isKept: true, isSure: false });
  });
});

describe('a table', () => {
  const rows = summarise([
    figure({ goal: { atMost: 2, source: 'design §9' }, ratioTo: 'psutil' }),
    figure({ subject: 'psutil', isPeer: true, values: [2, 4, 6] }),
    figure({ subject: 'a | b', metric: 'threads', unit: 'count', values: [] }),
  ]);

  it('puts the rows of a metric together', () => {
    expect([...byMetric(rows)].map(([metric, group]) => [metric, group.length])).toEqual([
      ['µs a tick', 2],
      ['threads', 1],
    ]);
  });

  it('puts rows that are alone with their metric into one, with a column for it', () => {
    const tables = tablesOf([...rows, ...summarise([figure({ metric: 'MiB', unit: 'MiB' })])]);
    expect(tables.map(({ title }) => title)).toEqual([null, 'µs a tick']);
    const [head, ...lines] = textTable(tables[0]?.rows ?? []).split('\n');
    expect(head).toMatch(/^what +case +who/);
    expect(lines.map((line) => line.split(' ')[0])).toEqual(['threads', 'MiB', '']);
    expect(tablesOf(rows.slice(2)).map(({ title }) => title)).toEqual(['threads']);
  });

  it('is aligned, and says what is missing', () => {
    const lines = textTable(rows.slice(0, 2)).split('\n');
    expect(lines[0]).toContain('95 % interval');
    expect(lines[1]).toMatch(/3\.50 µs +1 … 6 +1 … 6 +6 .*≤ 2 µs: MISSED, not sure$/);
    expect(lines[2]).toMatch(/psutil \(peer\) +4 µs +none +2 … 6 +3/);
    expect(lines[1]?.indexOf('1 … 6')).toBe(lines[0]?.indexOf('95 %'));
  });

  it('shows nothing as nothing, and leaves out empty columns', () => {
    const table = markdownTable(rows.slice(2));
    expect(table).toBe(
      '| case | who | median | 95 % interval | min … max | n |\n' +
        '|---|---|---:|---|---|---:|\n' +
        '| 8 workers | a \\| b | – count | none | – … – | 0 |\n',
    );
  });
});
