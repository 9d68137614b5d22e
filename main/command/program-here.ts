import { resolve } from 'node:path';

import type { CommandSpec } from '../../contract/command.ts';
import { SHELL } from './check-command.ts';

/** What a command starts, as far as that can be told without looking for it. */
export function resolveHere({
  shell,
  argv,
  directory,
}: Pick<CommandSpec, 'shell' | 'argv' | 'directory'>): string {
  if (shell) return SHELL;
  const [program = ''] = argv;
  return program.includes('/') ? resolve(directory, program) : program;
}
