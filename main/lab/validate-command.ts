import type { CommandSpec } from '../../contract/command.ts';
import { err, ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import { checkCommand } from '../command/check-command.ts';
import { readMachineFacts } from '../monitor/machine.ts';
import { checkCores, type CoreFacts } from './check-cores.ts';
import { type Checked, checkNumber, firstProblem } from './check-value.ts';
import { SEED, TIME_LIMIT } from './validate-request.ts';

/** A program may have as many workers as it likes: nothing here is started for each. */
const WORKERS = { label: 'Workers', unit: '', min: 1, max: 1_000_000 };

/** Checks the request of a program of the user's own; nothing is touched. */
export function validateCommand(
  request: RunRequest,
  command: CommandSpec,
  machine: CoreFacts = readMachineFacts(),
): Checked<null> {
  if (process.platform === 'win32') {
    return err('bad-command', 'Programs of your own can be run on Linux and macOS only.');
  }
  const isWhole = request.workload === 'command' && request.strategy === 'program';
  if (!isWhole || Object.keys(request.options).length > 0) {
    return err(
      'bad-command',
      'A program of your own has neither a workload, a strategy nor options: leave them out.',
    );
  }
  const problem = firstProblem([
    checkCommand(command),
    checkNumber(request.workers, WORKERS, 'bad-workers'),
    checkCores(request.cores, machine),
    checkNumber(request.seed, SEED, 'bad-parameter'),
    checkNumber(request.timeLimitMs, TIME_LIMIT, 'bad-option'),
  ]);
  return problem.ok ? ok(null) : problem;
}
