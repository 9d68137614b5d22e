import type { RunRequest } from '../../contract/run.ts';
import { findTaskset } from '../monitor/linux/affinity-tool.ts';
import type { ChildCommand } from './child-group.ts';

/**
 * A host's command with what the run asks of its very start: the GIL of a free-threaded Python, and
 * the cores. `taskset` sets its own affinity and then becomes the host (same pid), so all that the
 * host starts inherits it.
 */
export function hostStart(
  command: ChildCommand,
  { options, cores }: Pick<RunRequest, 'options' | 'cores'>,
  taskset: string | null = findTaskset(),
): ChildCommand {
  return confined(withGil(command, options.gil), cores, taskset);
}

function withGil(command: ChildCommand, gil: 'on' | 'off' | undefined): ChildCommand {
  if (gil === undefined) return command;
  const value = gil === 'on' ? '1' : '0';
  return {
    ...command,
    args: ['-X', `gil=${value}`, ...command.args],
    // For worker processes, which multiprocessing starts with arguments of its own.
    environment: { ...command.environment, PYTHON_GIL: value },
  };
}

function confined(
  command: ChildCommand,
  cores: readonly number[] | null,
  taskset: string | null,
): ChildCommand {
  if (cores === null) return command;
  if (taskset === null) throw new Error('taskset is gone since the run was checked: install it.');
  const args = ['-c', cores.join(','), command.executable, ...command.args];
  return { ...command, executable: taskset, args };
}
