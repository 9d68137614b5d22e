import type { CommandSpec } from './command.ts';

/** A command that needs nothing but its arguments; `parts` replace its own. */
export function commandSpec(parts: Partial<CommandSpec> = {}): CommandSpec {
  return {
    name: '',
    argv: ['true'],
    shell: false,
    directory: '/',
    environment: {},
    stdin: null,
    prepare: null,
    cleanup: null,
    okExits: [0],
    okOutput: null,
    sameOutput: false,
    marks: false,
    endsWith: 'command',
    workersParameter: null,
    ...parts,
  };
}
