import { commandSpec } from '../../contract/command.test-support.ts';
import type { CommandResult } from '../../contract/command.ts';
import { NO_OUTPUT } from './output-files.ts';

/** What became of a program that went well and printed nothing; `parts` replace its own. */
export function commandResultWith(parts: Partial<CommandResult> = {}): CommandResult {
  const { environment, ...asked } = commandSpec({ argv: ['my-program'] });
  return {
    ...asked,
    environmentNames: Object.keys(environment),
    executable: '/usr/bin/my-program',
    exitCode: 0,
    signal: null,
    stdout: NO_OUTPUT,
    stderr: NO_OUTPUT,
    cpuResolutionMs: 0.001,
    shellMs: null,
    processesSeen: 1,
    leftBehind: 0,
    moments: [],
    ...parts,
  };
}
