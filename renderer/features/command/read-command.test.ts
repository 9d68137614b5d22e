import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CommandSpec } from '../../../contract/command.ts';
import { type CommandDraft, draftFromSpec, EMPTY_DRAFT } from './command-draft.ts';
import { type CommandField, readCommand } from './read-command.ts';

const read = (patch: Partial<CommandDraft>) =>
  readCommand({ ...EMPTY_DRAFT, line: 'true', ...patch }, '/home/ada');

describe('readCommand', () => {
  it('reads words as a shell would, and where they are run', () => {
    const { spec, errors, placeholders } = read({
      line: 'python \'my file.py\' --jobs={jobs} ""\n',
      environment: [{ name: 'N', value: '{n}' }],
      prepare: 'make {jobs}',
      okExits: '0, 3 3',
    });
    expect(errors).toEqual({});
    expect(spec).toMatchObject({
      argv: ['python', 'my file.py', '--jobs={jobs}', ''],
      directory: '/home/ada',
      prepare: ['make', '{jobs}'],
      environment: { N: '{n}' },
      okExits: [0, 3],
    });
    expect(placeholders).toEqual(['jobs', 'n']);
  });

  it('leaves a script to the shell, also before and after it', () => {
    const { spec, errors } = read({ shell: true, line: 'a | b > c', cleanup: 'rm c*' });
    expect(errors).toEqual({});
    expect(spec).toMatchObject({ argv: ['a | b > c'], cleanup: ['/bin/sh', '-c', 'rm c*'] });
  });

  it.each<[CommandField, Partial<CommandDraft>]>([
    ['line', { line: '  ' }],
    ['line', { line: "python 'my.py" }],
    ['line', { line: 'a | b' }],
    ['line', { line: 'a\nb' }],
    ['directory', { directory: 'src' }],
    ['stdin', { stdin: './in' }],
    ['prepare', { prepare: 'rm *' }],
    ['cleanup', { cleanup: '"' }],
    ['okExits', { okExits: '' }],
    ['okExits', { okExits: '0, 256' }],
    ['okExits', { okExits: 'zero' }],
    ['okOutput', { okOutput: '(' }],
    ['environment', { environment: [{ name: '', value: 'x' }] }],
    ['environment', { environment: [{ name: 'A=B', value: '' }] }],
    ['environment', { environment: [{ name: 'TOKEN', value: null }] }],
    [
      'environment',
      {
        environment: [
          { name: 'A', value: '' },
          { name: 'A', value: '1' },
        ],
      },
    ],
  ])('says what is wrong with %s: %j', (field, patch) => {
    expect(Object.keys(read(patch).errors)).toEqual([field]);
  });

  it('reads back the command that the form was filled with', () => {
    const text = fc.string({ maxLength: 12 }).filter((value) => !value.includes('\0'));
    const words = fc.array(text, { minLength: 1, maxLength: 4 }).filter(([first]) => first !== '');
    const path = fc.stringMatching(/^\/[a-z/]{0,10}[a-z]$/);
    const spec: fc.Arbitrary<CommandSpec> = fc.record({
      name: fc.constant(''),
      argv: words,
      shell: fc.constant(false),
      directory: path,
      environment: fc.constant({ A: 'b c' }),
      stdin: fc.option(path),
      prepare: fc.option(words),
      cleanup: fc.option(words),
      okExits: fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { minLength: 1 }),
      okOutput: fc.constant(null),
      sameOutput: fc.boolean(),
      marks: fc.boolean(),
      endsWith: fc.constantFrom('command' as const, 'tree' as const),
      workersParameter: fc.constant(null),
    });
    fc.assert(
      fc.property(spec, fc.boolean(), (plain, isAsked) => {
        const command = isAsked ? { ...plain, runtimeDetails: true } : plain;
        const back = readCommand(draftFromSpec(command), '/');
        expect(back.errors).toEqual({});
        expect(back.spec).toEqual(command);
      }),
    );
  });
});
