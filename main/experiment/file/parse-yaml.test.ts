import { describe, expect, it } from 'vitest';

import { MAX_DEPTH, parseYaml, TOO_DEEP } from './parse-yaml.ts';
import { MAX_FILE_BYTES, readExperimentFile } from './read-experiment-file.ts';

const filled = (unit: string, head = ''): string =>
  head + unit.repeat(Math.floor((MAX_FILE_BYTES - head.length) / unit.length));

describe('what is nested without end', () => {
  // Composed on a full stack, some of these end the whole process, which no test survives.
  it.each(['[', '{', '{a: ', '[a, ', '- ', '? ', ': ', '? - ', 'a: b: ', '{? '])(
    'is refused before it is composed: %j',
    (unit) => {
      expect(parseYaml(filled(unit))).toEqual({
        ok: false,
        problems: [{ line: 1, message: TOO_DEEP }],
      });
    },
  );

  it('is refused when it is JSON as well', () => {
    const half = (MAX_FILE_BYTES - 2) / 2;
    const text = `${'['.repeat(half)}${']'.repeat(half)}`;
    const read = readExperimentFile(text, 'json', { fileName: 'my.json', folder: '/' });
    expect(read).toMatchObject({ error: { message: expect.stringContaining(TOO_DEEP) as string } });
  });

  it('is found by its line when it is nested by indentation', () => {
    const lines = Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}a:`);
    const parsed = parseYaml(lines.join('\n'));
    if (parsed.ok) throw new Error('It was accepted.');
    const [problem] = parsed.problems;
    expect(problem?.message).toBe(TOO_DEEP);
    expect(problem?.line).toBeGreaterThan(MAX_DEPTH);
    expect(problem?.line).toBeLessThan(3 * MAX_DEPTH);
  });

  it('does not hide what is as deep as is allowed', () => {
    const text = `a: ${'['.repeat(MAX_DEPTH - 1)}1${']'.repeat(MAX_DEPTH - 1)}`;
    expect(parseYaml(text).ok).toBe(true);
  });
});

describe('a file full of mistakes', () => {
  it.each([']', ',', '"', '!\n', '&a\n', '* \n', 'a:\n', '?\n', ':\n', '- {\n', '"" ', '%A\n'])(
    'is refused with the first of them: %j',
    (unit) => {
      const read = readExperimentFile(filled(unit), 'yaml', { fileName: 'my.yaml', folder: '/' });
      if (read.ok) throw new Error('It was accepted.');
      const lines = read.error.message.split('\n');
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.length).toBeLessThanOrEqual(22);
    },
  );
});
