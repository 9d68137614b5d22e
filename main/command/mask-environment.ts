import type { CommandResult, CommandSpec } from '../../contract/command.ts';
import type { RunRequest } from '../../contract/run.ts';

/** In the place of a value that is nobody's business. */
export const MASK = '•••';

/** The command as it may be written down: of its environment the names alone. */
export function maskedCommand(spec: CommandSpec): CommandSpec {
  const masked = Object.keys(spec.environment).map((name) => [name, MASK] as const);
  return { ...spec, environment: Object.fromEntries(masked) };
}

/** The request as it may be shown, stored and reported. */
export function maskedRequest(request: RunRequest): RunRequest {
  const { command } = request;
  return command === undefined ? request : { ...request, command: maskedCommand(command) };
}

/** What was asked for, of a command of which the result alone is known. */
export function askedCommand(result: CommandResult): CommandSpec {
  const { name, argv, shell, directory, stdin, prepare, cleanup, okExits, okOutput } = result;
  const { sameOutput, marks, endsWith, workersParameter, environmentNames, runtimeDetails } =
    result;
  return {
    ...{ name, argv, shell, directory, stdin, prepare, cleanup, okExits, okOutput },
    ...{ sameOutput, marks, endsWith, workersParameter },
    ...(runtimeDetails === undefined ? {} : { runtimeDetails }),
    environment: Object.fromEntries(environmentNames.map((variable) => [variable, MASK])),
  };
}

/** The same with a list of commands. */
export function maskedCommands<Of extends { readonly commands?: readonly CommandSpec[] }>(
  spec: Of,
): Of {
  return spec.commands === undefined
    ? spec
    : { ...spec, commands: spec.commands.map(maskedCommand) };
}
