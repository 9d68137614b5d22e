import type { ParameterValues } from '../../../contract/catalogue.ts';
import type { CommandSpec } from '../../../contract/command.ts';
import { commandNames } from '../../../contract/command-name.ts';
import { commandRequest } from '../../../contract/command-request.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { fillPlaceholders, placeholdersOf } from '../../../contract/fill-placeholders.ts';
import { detailsWords } from '../../../contract/program-runtimes.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { RunRequest } from '../../../contract/run.ts';
import { workersOf } from '../../../contract/workers-parameter.ts';

/** An experiment that compares programs of the user's own. */
export type CommandsSpec = ExperimentSpec & { readonly commands: readonly CommandSpec[] };

/** One command with one value of each of its parameters. */
export interface CommandCell {
  readonly request: RunRequest & { readonly command: CommandSpec };
  /** Different from that of all others. */
  readonly label: string;
}

export function hasCommands(spec: ExperimentSpec): spec is CommandsSpec {
  return spec.commands !== undefined;
}

/**
 * Every command with every combination of the parameters that it mentions: what it does not mention
 * makes no other run of it. Each has a name of its own by then.
 */
export function commandCells(spec: CommandsSpec): Result<readonly CommandCell[], 'bad-parameter'> {
  const names = commandNames(spec.commands);
  const cells: CommandCell[] = [];
  for (const [index, command] of spec.commands.entries()) {
    const named = { ...command, name: names[index] ?? '' };
    for (const values of valueSets(named, spec.parameters)) {
      const filled = fillPlaceholders(named, values);
      if (!filled.ok) return filled;
      cells.push({
        request: requestOf(spec, filled.value, values),
        label: labelOf(named, values, spec.parameters),
      });
    }
  }
  return ok(cells);
}

/** Counted without making them. */
export function countCommandCells({ commands, parameters }: CommandsSpec): number {
  return commands.reduce((sum, command) => {
    const lengths = mentioned(command, parameters).map(([, values]) => values.length);
    return sum + lengths.reduce((product, length) => product * length, 1);
  }, 0);
}

/** Those of the lists that a command mentions, in the order of the lists. */
function mentioned(
  command: CommandSpec,
  parameters: ExperimentSpec['parameters'],
): readonly (readonly [string, readonly (number | string)[]])[] {
  const names = placeholdersOf(command);
  return Object.entries(parameters).filter(([name]) => names.includes(name));
}

function valueSets(
  command: CommandSpec,
  parameters: ExperimentSpec['parameters'],
): readonly ParameterValues[] {
  return mentioned(command, parameters).reduce<readonly ParameterValues[]>(
    (sets, [name, values]) =>
      sets.flatMap((set) => values.map((value) => ({ ...set, [name]: value }))),
    [{}],
  );
}

function requestOf(
  spec: CommandsSpec,
  command: CommandSpec,
  parameters: ParameterValues,
): CommandCell['request'] {
  const { workersParameter } = command;
  const isTold = workersParameter !== null && parameters[workersParameter] !== undefined;
  const own = { ...command, workersParameter: isTold ? workersParameter : null };
  return commandRequest(own, { parameters, workers: workersOf(own, parameters) }, spec);
}

/** Its name, whether its runtimes are asked, and what was varied: `sort.py · workers 4`. */
function labelOf(
  command: CommandSpec,
  values: ParameterValues,
  parameters: ExperimentSpec['parameters'],
): string {
  const varied = Object.entries(values).filter(([key]) => (parameters[key]?.length ?? 0) > 1);
  const words = varied.map(([key, value]) => `${key} ${value}`);
  return [command.name, ...detailsWords(command), ...words].join(' · ');
}
