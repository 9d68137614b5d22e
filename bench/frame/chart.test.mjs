// @ts-check
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { chartOf } from './chart.mjs';
import { linearScale, logScale } from './scale.mjs';
import { summarise } from './summarise.mjs';
import { escapeXml, label } from './svg.mjs';

/** @param {string} svg @param {string} name */
const count = (svg, name) => svg.split(`<${name} `).length - 1;

/**
 * Reads markup back: throws where tags do not close in turn or a bare `<` or `&` stands in a text.
 * @param {string} svg
 */
function textsOf(svg) {
  /** @type {string[]} */
  const open = [];
  /** @type {string[]} */
  const texts = [];
  for (const [, tag = '', text = ''] of svg.matchAll(/<([^>]*)>([^<]*)/g)) {
    if (tag.startsWith('/')) {
      if (open.pop() !== tag.slice(1)) throw new Error(`</…> does not fit: ${tag}`);
    } else if (!tag.endsWith('/')) open.push(tag.split(' ')[0] ?? '');
    if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`A bare & in ${text}`);
    if (tag.startsWith('text')) texts.push(text);
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(' ')}`);
  return texts;
}

/** @param {string} text */
const unescaped = (text) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

describe('escaping', () => {
  it('keeps every text readable and the markup whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const [read = ''] = textsOf(label(0, 0, text));
        expect(unescaped(read)).toBe(text);
      }),
    );
    expect(textsOf(label(0, 0, '</text><script>"&amp;\'')).map(unescaped)).toEqual([
      '</text><script>"&amp;\'',
    ]);
  });

  it('takes out what XML can not hold', () => {
    expect(escapeXml('a\u0000b\u0008c\ud800d')).toBe('a\ufffdb\ufffdc\ufffdd');
  });
});

describe('a scale', () => {
  const positive = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

  it('is monotonic, and its ticks lie within the pixels', () => {
    fc.assert(
      fc.property(positive, positive, fc.boolean(), (a, b, isLog) => {
        const domain = /** @type {const} */ ([Math.min(a, b), Math.max(a, b)]);
        const { at, ticks } = (isLog ? logScale : linearScale)(domain, [100, 500]);
        expect(at(domain[0])).toBeLessThanOrEqual(at(domain[1]));
        expect(at(domain[0])).toBeGreaterThanOrEqual(100 - 1e-6);
        expect(at(domain[1])).toBeLessThanOrEqual(500 + 1e-6);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        for (const tick of ticks) {
          expect(at(tick)).toBeGreaterThanOrEqual(100 - 1e-6);
          expect(at(tick)).toBeLessThanOrEqual(500 + 1e-6);
        }
      }),
    );
  });

  it('has round ticks', () => {
    expect(linearScale([3, 97], [0, 1]).ticks).toEqual([0, 20, 40, 60, 80]);
    expect(logScale([3, 40], [0, 1]).ticks).toEqual([2, 5, 10, 20, 50]);
    expect(logScale([1, 4000], [0, 1]).ticks).toEqual([1, 10, 100, 1000]);
  });
});

describe('a chart', () => {
  const rows = summarise([
    { subject: 'Corelane', case: '<8>', metric: 'µs & more', unit: 'µs', values: [1, 2, 3] },
    { subject: 'psutil', case: '<8>', metric: 'µs & more', unit: 'µs', values: [], isPeer: true },
  ]);
  const words = { title: 'T', about: 'A' };

  it('has a bar for each row that has a reading, and says where there is none', () => {
    const svg = chartOf({ ...words, rows, curves: [] }, { isQuick: false });
    expect(count(svg, 'rect')).toBe(1 + 1);
    expect(textsOf(svg)).toEqual(expect.arrayContaining(['µs &amp; more', 'no reading']));
  });

  it('draws curves instead where there are some, and leaves out what a logarithm can not show', () => {
    const points = [
      { x: 1, y: 10, low: 8, high: 12 },
      { x: 8, y: 0 },
      { x: 64, y: 90 },
    ];
    const curve = { title: 'C', xLabel: 'workers', yLabel: 'µs', isLogX: true, isLogY: true };
    const lines = [{ name: 'Corelane', points }];
    const svg = chartOf({ ...words, rows, curves: [{ ...curve, lines }] }, { isQuick: false });
    // The third one is that of the legend.
    expect(count(svg, 'circle')).toBe(2 + 1);
    expect(count(svg, 'rect')).toBe(1);
    expect(svg).not.toContain('NaN');
    expect(svg).not.toContain('Infinity');
  });

  it('gives a line the same look in every panel', () => {
    const line = (/** @type {string} */ name) => ({
      name,
      points: [
        { x: 1, y: 1 },
        { x: 2, y: 2 },
      ],
    });
    const axes = { title: 'C', xLabel: 'x', yLabel: 'y' };
    const curves = [
      { ...axes, lines: [line('a'), line('b')] },
      { ...axes, lines: [line('b')] },
    ];
    const svg = chartOf({ ...words, rows, curves }, { isQuick: false });
    expect(svg.match(/<polyline class="line s\d"/g)).toEqual([
      '<polyline class="line s0"',
      '<polyline class="line s1"',
      '<polyline class="line s1"',
    ]);
  });

  it('says when it is not to be quoted', () => {
    const svg = chartOf({ ...words, rows, curves: [] }, { isQuick: true });
    expect(svg).toContain('not for quoting');
  });
});
