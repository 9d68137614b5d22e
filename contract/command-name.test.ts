import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandSpec } from './command.test-support.ts';
import { commandLine, commandName, commandNames } from './command-name.ts';

const named = (...argv: string[]) => commandName(commandSpec({ argv }));

describe('commandName', () => {
  it.each([
    [['/usr/bin/make', '-j4'], 'make'],
    [['python3.11', '-u', '/src/sort.py', '--jobs', '4'], 'python3.11 sort.py'],
    [['node', '--test'], 'node'],
    [['python', '-m', 'http.server', '80'], 'python -m http.server'],
    [['sh', '-c', 'exit 3'], 'sh'],
    [['bash'], 'bash'],
  ])('of %s', (argv, expected) => {
    expect(named(...argv)).toBe(expected);
  });

  it('is what its user says', () => {
    expect(commandName(commandSpec({ name: 'old', argv: ['make'] }))).toBe('old');
  });

  it('of a script is its beginning', () => {
    const script = `for f in *; do\n  gzip -k "$f"; done; ${'x'.repeat(100)}`;
    expect(commandName(commandSpec({ shell: true, argv: [script] }))).toMatch(
      /^for f in \*; do gzip -k "\$f"; done; x+…$/,
    );
  });
});

describe('commandNames', () => {
  const namesOf = (...lines: string[][]) =>
    commandNames(lines.map((argv) => commandSpec({ argv })));

  it('are short where that tells them apart', () => {
    expect(namesOf(['python', 'a.py'], ['python', 'b.py'])).toEqual(['python a.py', 'python b.py']);
  });

  it('have more of the line where it does not', () => {
    expect(namesOf(['make', '-j1'], ['make', '-j2'], ['ls'])).toEqual([
      'make -j1',
      'make -j2',
      'ls',
    ]);
  });

  it('are numbered at last', () => {
    expect(namesOf(['ls'], ['ls'])).toEqual(['ls #1', 'ls #2']);
  });

  it('are all different', () => {
    const argv = fc.array(fc.constantFrom('make', 'a', 'b', '-j'), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(argv, { maxLength: 6 }), (lines) => {
        const names = commandNames(lines.map((words) => commandSpec({ argv: words })));
        expect(new Set(names).size).toBe(names.length);
      }),
    );
  });
});

it('writes a command as it would be typed', () => {
  expect(commandLine(commandSpec({ argv: ['a', 'b c', "d'e", '{workers}'] }))).toBe(
    `a 'b c' 'd'\\''e' {workers}`,
  );
});
