import type { CommandSpec } from '../../../contract/command.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { AskedCommand } from '../../command/asked-command.ts';
import { findProgram } from '../../command/check-command.ts';
import { MASK } from '../../command/mask-environment.ts';
import { checkSpec } from '../../experiment/plan/check-spec.ts';
import {
  commandCells,
  type CommandsSpec,
  hasCommands,
} from '../../experiment/plan/command-cells.ts';
import { validateCommand } from '../../lab/validate-command.ts';
import { shownPath } from '../../store/approval-subject.ts';
import type { ApprovalParts } from './ask-approval.ts';
import { askCommands } from './ask-commands.ts';

/**
 * Whether what a run starts may be started. A workload may; a program of the user's own after they
 * have seen it whole. What can't be run is refused before anybody is asked.
 */
export async function allowRun(request: RunRequest, parts: ApprovalParts): Promise<Result<null>> {
  const { command } = request;
  if (command === undefined) return ok(null);
  const whole = checkValues([command]);
  if (!whole.ok) return whole;
  const valid = validateCommand(request, command);
  if (!valid.ok) return valid;
  const program = await findProgram(command);
  if (!program.ok) return program;
  return decided(parts, [{ spec: command, parameters: {}, executables: [program.value] }]);
}

/** The same of all programs that an experiment compares. */
export async function allowExperiment(
  spec: ExperimentSpec,
  parts: ApprovalParts,
): Promise<Result<null>> {
  if (!hasCommands(spec)) return ok(null);
  const whole = checkValues(spec.commands);
  if (!whole.ok) return whole;
  const checked = checkSpec(spec);
  if (!checked.ok) return checked;
  const asked: AskedCommand[] = [];
  for (const command of spec.commands) {
    const one = await askedOf({ ...spec, commands: [command] });
    if (!one.ok) return one;
    asked.push(one.value);
  }
  return decided(parts, asked);
}

/** What comes back from a result has no values any more: with others it would be another command. */
function checkValues(commands: readonly CommandSpec[]): Result<null> {
  const masked = commands
    .flatMap(({ environment }) => Object.entries(environment))
    .find(([, value]) => value === MASK);
  if (masked === undefined) return ok(null);
  return err(
    'values-missing',
    `The value of ${shownPath(masked[0])} was not kept: fill it in again, then start it from the panel.`,
  );
}

/** The command of an experiment with one, and all programs that its parameters lead to. */
async function askedOf(spec: CommandsSpec): Promise<Result<AskedCommand>> {
  const [command] = spec.commands;
  const cells = commandCells(spec);
  if (!cells.ok) return cells;
  if (command === undefined) return err('bad-command', 'There is no command.');
  const executables = new Set<string>();
  for (const { request, label } of cells.value) {
    const program = await findProgram(request.command);
    if (!program.ok) return err(program.error.code, `${label}: ${program.error.message}`);
    executables.add(program.value);
  }
  const mentioned = new Set(cells.value.flatMap(({ request }) => Object.keys(request.parameters)));
  const lists = Object.entries(spec.parameters).filter(([name]) => mentioned.has(name));
  return ok({
    spec: command,
    parameters: Object.fromEntries(lists),
    executables: [...executables],
  });
}

async function decided(
  parts: ApprovalParts,
  commands: readonly AskedCommand[],
): Promise<Result<null>> {
  const asked = await askCommands(parts, commands);
  if (!asked.ok) return asked;
  return asked.value
    ? ok(null)
    : err('not-allowed', 'Nothing was started: you did not allow the program.');
}
