import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../contract/command.test-support.ts';
import type { CommandSpec } from '../../contract/command.ts';
import { type AskedCommand, commandId, commandLines, commandTitle } from './asked-command.ts';

function asked(parts: Partial<CommandSpec>, others: Partial<AskedCommand> = {}): AskedCommand {
  return { spec: commandSpec(parts), parameters: {}, executables: ['/bin/true'], ...others };
}

const BASE = { argv: ['python', 'my.py'], environment: { A: '1', B: '2' } };

describe('commandId', () => {
  it.each<[string, Partial<CommandSpec>, Partial<AskedCommand>]>([
    ['another word', { argv: ['python', 'my.py', ''] }, {}],
    ['words that are parted otherwise', { argv: ['python my.py'] }, {}],
    ['a shell', { shell: true }, {}],
    ['another folder', { directory: '/tmp' }, {}],
    ['another value of the environment', { environment: { A: '1', B: '3' } }, {}],
    ['another variable', { environment: { A: '1', C: '2' } }, {}],
    ['another input', { stdin: '/etc/passwd' }, {}],
    ['something before', { prepare: ['rm', '-r', '/'] }, {}],
    ['something after', { cleanup: ['rm', '-r', '/'] }, {}],
    ['asking its runtimes', { runtimeDetails: true }, {}],
    ['another program by the same name', {}, { executables: ['/tmp/python'] }],
    ['values for a parameter', {}, { parameters: { n: [1] } }],
    ['a text for a number', {}, { parameters: { n: ['1'] } }],
  ])('is another one for %s', (_what, parts, others) => {
    const ids = [asked(BASE), asked({ ...BASE, ...parts }, others)].map(commandId);
    expect(new Set(ids).size).toBe(2);
  });

  it('is the same for what does not change what is started', () => {
    const renamed = asked({
      ...BASE,
      name: 'mine',
      environment: { B: '2', A: '1' },
      okExits: [0, 1],
      sameOutput: true,
      marks: true,
    });
    expect(commandId(renamed)).toBe(commandId(asked(BASE)));
  });
});

describe('commandLines', () => {
  it('shows all of it, but no value of the environment', () => {
    const lines = commandLines(
      asked(
        {
          argv: ['sort', '', 'a b', '{n}'],
          directory: '/srv',
          environment: { TOKEN: 's3cret' },
          stdin: '/srv/in',
          prepare: ['make', 'clean'],
          cleanup: ['rm', 'x'],
        },
        { parameters: { n: [1, 'two words'] } },
      ),
    );
    expect(lines).toEqual([
      'Program: /bin/true',
      'Words:',
      '    sort',
      "    ''",
      "    'a b'",
      '    {n}',
      'Folder: /srv',
      'Environment set: TOKEN',
      'Standard input: /srv/in',
      'Before each run:',
      '    make',
      '    clean',
      'After each run:',
      '    rm',
      '    x',
      "For {n}: 1, 'two words'",
    ]);
  });

  it('says what asking the runtimes adds to the environment', () => {
    const lines = commandLines(asked({ runtimeDetails: true }));
    expect(lines.join()).toMatch(
      /Runtime details: adds to NODE_OPTIONS, PYTHONASYNCIODEBUG, CORELANE_RUNTIME_DETAILS of/,
    );
    expect(commandLines(asked({})).join()).not.toContain('NODE_OPTIONS');
  });

  it('shows a script line by line', () => {
    expect(commandLines(asked({ shell: true, argv: ['a\n b'] }))).toContain('     b');
  });

  it('lets nothing hide, in no line and not in the title', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), text, fc.boolean(), (argv, place, shell) => {
        const command = asked({ argv, shell, directory: place, environment: { [place]: '' } });
        for (const line of [...commandLines(command), commandTitle(command)]) {
          expect(line).not.toMatch(/[\p{C}\p{Zl}\p{Zp}]/u);
        }
      }),
    );
  });
});
