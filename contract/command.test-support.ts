import type { CommandSpec } from './command.ts';
import { PLAIN_COMMAND } from './command-request.ts';

/** A command that needs nothing but its arguments; `parts` replace its own. */
export function commandSpec(parts: Partial<CommandSpec> = {}): CommandSpec {
  return { ...PLAIN_COMMAND, argv: ['true'], directory: '/', ...parts };
}
