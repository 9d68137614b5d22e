import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CommandOutput } from './command.ts';
import { KEPT_OUTPUT_BYTES, MOST_EXCERPT_LINES, outputExcerpt } from './output-excerpt.ts';

/** As a result has it of a text of ASCII. */
function outputOf(text: string): CommandOutput {
  const tailFrom = Math.max(KEPT_OUTPUT_BYTES, text.length - KEPT_OUTPUT_BYTES);
  return {
    bytes: text.length,
    path: '/outputs/run-1/stdout',
    head: text.slice(0, KEPT_OUTPUT_BYTES),
    tail: text.slice(tailFrom),
  };
}

function linesOf(text: string): readonly string[] {
  return outputExcerpt(outputOf(text)).lines;
}

describe('outputExcerpt', () => {
  it('is all of what is short', () => {
    expect(outputExcerpt(outputOf('one\r\n\ntwo\n'))).toEqual({
      bytes: 10,
      kind: 'text',
      lines: ['one', '', 'two'],
      isCut: false,
    });
    expect(outputExcerpt(outputOf(''))).toMatchObject({ kind: 'empty', lines: [] });
  });

  it('is the last lines of what is long, whole ones alone', () => {
    const numbered = Array.from({ length: 8000 }, (_, index) => `line ${index}`);
    const { lines, isCut } = outputExcerpt(outputOf(`${numbered.join('\n')}\n`));
    expect(isCut).toBe(true);
    expect(lines).toEqual(numbered.slice(-MOST_EXCERPT_LINES));
    const [only] = outputExcerpt(outputOf(`${'x'.repeat(40_000)}\nlast`)).lines;
    expect(only).toBe('last');
  });

  it('joins beginning and end where nothing is missing between them', () => {
    const text = Array.from({ length: 60 }, (_, index) => `${index} ${'y'.repeat(380)}`).join('\n');
    expect(text.length).toBeGreaterThan(KEPT_OUTPUT_BYTES);
    expect(text.length).toBeLessThan(2 * KEPT_OUTPUT_BYTES - 3);
    const { lines } = outputExcerpt(outputOf(text));
    expect(lines).toEqual(text.split('\n').slice(-lines.length));
    expect(lines.length).toBeGreaterThan(25);
  });

  it('shows what a terminal would in the end, and no order to one', () => {
    expect(
      linesOf('\u001B[1;31mred\u001B[0m\n10 %\r50 %\r100 %\r\nlink \u001B]8;;x\u0007y'),
    ).toEqual(['red', '100 %', 'link y']);
    expect(linesOf('bell\u0007, back\b, \u0085, \u202Eright to left')).toEqual([
      'bell␇, back␈, \uFFFD, \uFFFDright to left',
    ]);
    expect(linesOf('a\tb')).toEqual(['a    b']);
  });

  it('cuts lines that are long', () => {
    const [line = ''] = linesOf('z'.repeat(3000));
    expect(line).toHaveLength(500);
    expect(line.endsWith('…')).toBe(true);
  });

  it('shows nothing of what is no text', () => {
    expect(outputExcerpt(outputOf('PNG\0\u0001'))).toMatchObject({ kind: 'binary', lines: [] });
  });

  it('never has a character in it that could act, nor more than there is room for', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20_000, size: 'max' });
    fc.assert(
      fc.property(text, (written) => {
        const { lines } = outputExcerpt(outputOf(written));
        expect(lines.length).toBeLessThanOrEqual(MOST_EXCERPT_LINES);
        expect(lines.join('').length).toBeLessThanOrEqual(12_000);
        expect(lines.join('')).not.toMatch(/\p{Cc}|\p{Cs}|[\u202A-\u202E\u2066-\u2069]/u);
      }),
      { numRuns: 50 },
    );
  });
});
