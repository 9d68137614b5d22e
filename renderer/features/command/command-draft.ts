import type { CommandSpec } from '../../../contract/command.ts';
import { commandLine, shellWord } from '../../../contract/command-name.ts';
import {
  type CommandSettings,
  type CommandTexts,
  EMPTY_COMMAND,
} from '../../../contract/command-texts.ts';

/** A variable of its environment. Values are nowhere kept: `null`, one has to be typed again. */
export interface VariableDraft {
  readonly name: string;
  readonly value: string | null;
}

/** A command as typed: texts until they are read. */
export interface CommandDraft extends Omit<CommandTexts, 'environmentNames'> {
  readonly environment: readonly VariableDraft[];
}

/** The form for programs of the user's own, as typed. */
export interface ProgramDraft extends Omit<CommandSettings, 'commands'> {
  readonly commands: readonly CommandDraft[];
}

/** What stands for a value in whatever was kept. */
const MASK = '•••';

export const EMPTY_DRAFT: CommandDraft = draftFromTexts(EMPTY_COMMAND);

/** The form as it was left. */
export function draftFromSettings(settings: CommandSettings): ProgramDraft {
  const { commands, selected } = settings;
  return {
    ...settings,
    commands: commands.map(draftFromTexts),
    selected: Math.min(selected, commands.length - 1),
  };
}

/** What is kept of the form: all but the values of environments. */
export function settingsOfDraft(draft: ProgramDraft): CommandSettings {
  return {
    ...draft,
    commands: draft.commands.map(({ environment, ...texts }) => ({
      ...texts,
      environmentNames: environment.map(({ name }) => name),
    })),
  };
}

/** The form that asks for a command. */
export function draftFromSpec(spec: CommandSpec): CommandDraft {
  return {
    name: spec.name,
    line: commandLine(spec),
    shell: spec.shell,
    directory: spec.directory,
    environment: Object.entries(spec.environment).map(([name, value]) => ({
      name,
      value: value === MASK ? null : value,
    })),
    stdin: spec.stdin ?? '',
    prepare: lineOf(spec.prepare),
    cleanup: lineOf(spec.cleanup),
    okExits: spec.okExits.join(', '),
    okOutput: spec.okOutput ?? '',
    sameOutput: spec.sameOutput,
    marks: spec.marks,
    waitsForAll: spec.endsWith === 'tree',
    runtimeDetails: spec.runtimeDetails === true,
  };
}

/** The command in front. */
export function selectedCommand({ commands, selected }: ProgramDraft): CommandDraft {
  return commands[selected] ?? EMPTY_DRAFT;
}

function draftFromTexts({ environmentNames, ...texts }: CommandTexts): CommandDraft {
  return { ...texts, environment: environmentNames.map((name) => ({ name, value: null })) };
}

function lineOf(words: readonly string[] | null): string {
  return words === null ? '' : words.map(shellWord).join(' ');
}
