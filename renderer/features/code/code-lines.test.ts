import { describe, expect, it } from 'vitest';

import { type CodeLine, plainLines } from './code-lines.ts';
import { highlight } from './highlight.ts';

function textOf(lines: readonly CodeLine[]): string {
  return lines.map((line) => line.map(({ text }) => text).join('')).join('\n');
}

const PYTHON = `"""Doc string
over two lines."""

def run(tasks: list) -> int:
    return sum(f"{task!r}" != "x" for task in tasks)  # comment
`;

describe('highlight', () => {
  it('loses no character and no line', () => {
    const lines = highlight(PYTHON, 'python');
    expect(textOf(lines)).toBe(PYTHON.trimEnd());
    expect(lines).toHaveLength(PYTHON.split('\n').length - 1);
  });

  it('carries the class of a piece on to its further lines', () => {
    const lines = highlight(PYTHON, 'python');
    expect(lines[0]?.[0]?.className).toBe('hljs-string');
    expect(lines[1]?.[0]?.className).toBe('hljs-string');
  });

  it('knows JavaScript', () => {
    const [line] = highlight("const a = 'b';", 'node');
    expect(line?.map(({ className }) => className)).toContain('hljs-keyword');
  });
});

describe('plainLines', () => {
  it('has a line for each line, however they end', () => {
    expect(plainLines('a\r\n\r\nb\n').map((line) => line.length)).toEqual([1, 0, 1]);
    expect(plainLines('')).toEqual([[]]);
  });
});
