import { closestName } from '../../../contract/closest-name.ts';
import { PARAMETER_NAME, placeholdersOf } from '../../../contract/fill-placeholders.ts';
import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { checkCommand } from '../../command/check-command.ts';
import { shown } from '../../lab/check-value.ts';
import type { CommandsSpec } from './command-cells.ts';
import { MAX_LIST_LENGTH } from './spec-limits.ts';
import { problemsBelow, type SpecProblem } from './spec-problem.ts';

/** What is wrong with the commands of an experiment and the values that stand for their parameters. */
export function commandProblems(
  spec: Pick<CommandsSpec, 'commands' | 'parameters'>,
): readonly SpecProblem[] {
  const { commands } = spec;
  if (commands.length === 0) return [{ path: ['commands'], message: 'Give at least one command.' }];
  if (commands.length > MAX_LIST_LENGTH) {
    const message = `There are ${commands.length} commands: give at most ${MAX_LIST_LENGTH}.`;
    return [{ path: ['commands'], message }];
  }
  return [
    ...commands.flatMap((command, index) =>
      problemsBelow(['commands', index], oneCommand(command, spec)),
    ),
    ...sameNames(commands),
    ...problemsBelow(['parameters'], listProblems(spec)),
  ];
}

function oneCommand(
  command: CommandsSpec['commands'][number],
  { parameters }: Pick<CommandsSpec, 'parameters'>,
): readonly SpecProblem[] {
  const checked = checkCommand(command);
  if (!checked.ok) return [{ path: [], message: checked.error.message }];
  const names = Object.keys(parameters);
  const stranger = placeholdersOf(command).find((name) => !names.includes(name));
  if (stranger === undefined) return [];
  const closest = closestName(stranger, names);
  const hint = closest === null ? '' : ` Did you mean {${closest}}?`;
  const message = `{${stranger}} stands for no parameter.${hint} Give it values, or write {{${stranger}}} for the text itself.`;
  return [{ path: [], message }];
}

function sameNames(commands: CommandsSpec['commands']): readonly SpecProblem[] {
  return commands.flatMap(({ name }, index) => {
    const isTwice = name !== '' && commands.slice(0, index).some((other) => other.name === name);
    const message = `Two commands are named ${shown(name)}: give them different names.`;
    return isTwice ? [{ path: ['commands', index, 'name'], message }] : [];
  });
}

function listProblems({
  commands,
  parameters,
}: Pick<CommandsSpec, 'commands' | 'parameters'>): readonly SpecProblem[] {
  const mentioned = new Set(commands.flatMap(placeholdersOf));
  return Object.entries(parameters).flatMap(([name, values]) => {
    const message = listProblem(name, values, mentioned);
    return message === null ? [] : [{ path: [name], message }];
  });
}

function listProblem(
  name: string,
  values: readonly (number | string)[],
  mentioned: ReadonlySet<string>,
): string | null {
  if (!PARAMETER_NAME.test(name)) {
    return `${shown(name)} can’t be the name of a parameter: use letters, digits, - and _.`;
  }
  if (values.length === 0) return `${name} has no value: give at least one, or leave ${name} out.`;
  if (values.length > MAX_CONFIGURATIONS) {
    return `${name} has ${values.length} values: give at most ${MAX_CONFIGURATIONS}.`;
  }
  const twice = values.find((value, index) => values.indexOf(value) !== index);
  if (twice !== undefined) return `${name} has ${shown(twice)} twice: give it once.`;
  if (mentioned.has(name)) return null;
  return `No command mentions {${name}}, so its values make no difference: put {${name}} where they belong, or leave the parameter out.`;
}
