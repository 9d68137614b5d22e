import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { commandSpec } from '../../contract/command.test-support.ts';
import { MASK, maskedCommand, maskedCommands } from './mask-environment.ts';

describe('maskedCommand', () => {
  it('keeps no value of the environment, and every name', () => {
    const names = fc.stringMatching(/^[A-Z_]{1,8}$/);
    const values = fc.stringMatching(/^secret-[a-z0-9]{4,12}$/);
    fc.assert(
      fc.property(fc.dictionary(names, values), (environment) => {
        const masked = maskedCommand(commandSpec({ environment }));
        const written = JSON.stringify(masked);
        expect(written).not.toContain('secret-');
        expect(Object.keys(masked.environment)).toEqual(Object.keys(environment));
      }),
    );
  });
});

describe('maskedCommands', () => {
  it('masks each of a list, and leaves what has none alone', () => {
    const commands = [commandSpec({ environment: { TOKEN: 'abc' } })];
    expect(maskedCommands({ commands }).commands[0]?.environment).toEqual({ TOKEN: MASK });
    const none: { readonly commands?: readonly ReturnType<typeof commandSpec>[] } = {};
    expect(maskedCommands(none)).toBe(none);
  });
});
