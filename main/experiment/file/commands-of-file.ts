import { resolve } from 'node:path';

import type { CommandSpec } from '../../../contract/command.ts';
import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { ok, type Result } from '../../../contract/result.ts';
import { splitWords } from '../../../contract/split-words.ts';
import { defaultWorkersParameter } from '../../../contract/workers-parameter.ts';
import { MASK } from '../../command/mask-environment.ts';
import { commandProblems } from '../plan/command-problems.ts';
import type { SpecProblem } from '../plan/spec-problem.ts';
import type { CommandsFileContent } from './commands-file-schema.ts';

type FileCommand = CommandsFileContent['commands'][number];
type FileGroup = Exclude<FileCommand, string>;

export interface CommandsOfFile {
  readonly commands: readonly CommandSpec[];
  readonly parameters: ExperimentSpec['parameters'];
  /** Where something is wrong, the commands are not to be used. */
  readonly problems: readonly SpecProblem[];
}

/**
 * The commands of a file, and what is wrong with them beyond their form.
 * @param folder absolute: what relative paths are relative to, and where they are run by default
 */
export function commandsOfFile(content: CommandsFileContent, folder: string): CommandsOfFile {
  const parameters = listsOf(content.parameters ?? {});
  const workersParameter = content.workersParameter ?? defaultWorkersParameter(parameters);
  const problems: SpecProblem[] = [...workersProblems(content, parameters)];
  const commands = content.commands.map((given, index) => {
    const group: FileGroup = typeof given === 'string' ? { command: given } : given;
    problems.push(...maskProblems(group, index));
    const wordsOf = (key: 'command' | 'prepare' | 'cleanup') => {
      const words = wordsIn(group, key);
      if (words === null || words.ok) return words?.value ?? null;
      const path = typeof given === 'string' ? [] : [key];
      problems.push({ path: ['commands', index, ...path], message: words.error.message });
      return null;
    };
    return commandOf(group, { folder, workersParameter, wordsOf });
  });
  const isReadable = problems.length === 0;
  const more = isReadable ? commandProblems({ commands, parameters }) : [];
  return { commands, parameters, problems: [...problems, ...more] };
}

interface Reading {
  readonly folder: string;
  readonly workersParameter: string | null;
  readonly wordsOf: (key: 'command' | 'prepare' | 'cleanup') => readonly string[] | null;
}

function commandOf(group: FileGroup, { folder, workersParameter, wordsOf }: Reading): CommandSpec {
  return {
    name: group.name ?? '',
    argv: wordsOf('command') ?? [],
    shell: group.shell ?? false,
    directory: resolve(folder, group.cwd ?? '.'),
    environment: group.env ?? {},
    stdin: group.stdin === undefined ? null : resolve(folder, group.stdin),
    prepare: wordsOf('prepare'),
    cleanup: wordsOf('cleanup'),
    okExits: group.okExits ?? [0],
    okOutput: group.okOutput ?? null,
    sameOutput: group.sameOutput ?? false,
    marks: group.marks ?? false,
    endsWith: group.endsWith ?? 'command',
    workersParameter,
    ...(group.runtimeDetails === true ? { runtimeDetails: true } : {}),
  };
}

/** `null`: there are none. Of a shell the text stays whole, and what is run around it is a script too. */
function wordsIn(
  group: FileGroup,
  key: 'command' | 'prepare' | 'cleanup',
): Result<readonly string[]> | null {
  const given = group[key];
  if (given === undefined) return null;
  if (typeof given !== 'string') return ok(given);
  if (group.shell !== true) return splitWords(given);
  return ok(key === 'command' ? [given] : ['/bin/sh', '-c', given]);
}

/** A file that Corelane wrote has no values of environments. */
function maskProblems({ env = {} }: FileGroup, index: number): readonly SpecProblem[] {
  return Object.entries(env).flatMap(([name, value]) =>
    value === MASK
      ? [
          {
            path: ['commands', index, 'env', name],
            message: `The value of ${name} was not kept when this file was written: fill it in.`,
          },
        ]
      : [],
  );
}

function workersProblems(
  { workersParameter }: CommandsFileContent,
  parameters: ExperimentSpec['parameters'],
): readonly SpecProblem[] {
  if (workersParameter === undefined) return [];
  const values = parameters[workersParameter];
  const path = ['workersParameter'];
  if (values === undefined) {
    return [{ path, message: `There is no parameter “${workersParameter}”: give it values.` }];
  }
  const isFine = values.every((value) => Number.isInteger(value) && Number(value) >= 1);
  const message = `The values of “${workersParameter}” must be whole numbers from 1.`;
  return isFine ? [] : [{ path, message }];
}

function listsOf(
  parameters: NonNullable<CommandsFileContent['parameters']>,
): ExperimentSpec['parameters'] {
  const lists = Object.entries(parameters).map(([name, value]) => [
    name,
    Array.isArray(value) ? value : [value],
  ]);
  return Object.fromEntries(lists) as ExperimentSpec['parameters'];
}
