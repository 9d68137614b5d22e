import type { CommandSpec } from '../../../contract/command.ts';
import { shellWord } from '../../../contract/command-name.ts';
import type { ProgramFile } from '../../../contract/ipc.ts';
import { Observable } from '../../stores/observable.ts';
import type { SettingsStore } from '../../stores/settings-store.ts';
import {
  type CommandDraft,
  draftFromSettings,
  draftFromSpec,
  EMPTY_DRAFT,
  type ProgramDraft,
  selectedCommand,
  settingsOfDraft,
} from './command-draft.ts';

/** What an item of the history asked for. */
export interface FilledPrograms {
  readonly commands: readonly CommandSpec[];
  readonly parameters: Readonly<Record<string, readonly (number | string)[]>>;
}

/**
 * The form for programs of the user's own, one for both panels: what was tried once is there to be
 * compared. It is remembered for the next start, but for the values of environments.
 */
export class CommandStore {
  readonly #settings: SettingsStore;
  readonly draft: Observable<ProgramDraft>;

  constructor(settings: SettingsStore) {
    this.#settings = settings;
    this.draft = new Observable(draftFromSettings(settings.settings.get().command));
  }

  change(patch: Partial<ProgramDraft>): void {
    const draft = { ...this.draft.get(), ...patch };
    this.draft.set(draft);
    this.#settings.update({ command: settingsOfDraft(draft) });
  }

  /** Changes the command in front. */
  changeCommand(patch: Partial<CommandDraft>): void {
    const { commands, selected } = this.draft.get();
    this.change({
      commands: commands.map((command, index) =>
        index === selected ? { ...command, ...patch } : command,
      ),
    });
  }

  setParameter(name: string, text: string): void {
    this.change({ parameters: { ...this.draft.get().parameters, [name]: text } });
  }

  select(index: number): void {
    this.change({ selected: index });
  }

  /** Another command, in front: an empty one, or one as that which was in front. */
  add(kind: 'empty' | 'duplicate'): void {
    const draft = this.draft.get();
    const before = selectedCommand(draft);
    const added: CommandDraft =
      kind === 'duplicate'
        ? { ...before, name: '' }
        : { ...EMPTY_DRAFT, directory: before.directory };
    const commands = [...draft.commands, added];
    this.change({ commands, selected: commands.length - 1 });
  }

  /** Takes the command in front away; the last one is emptied. */
  remove(): void {
    const { commands, selected } = this.draft.get();
    const left = commands.filter((_, index) => index !== selected);
    this.change({
      commands: left.length === 0 ? [EMPTY_DRAFT] : left,
      selected: Math.max(0, Math.min(selected, left.length - 1)),
    });
  }

  /** Puts a file that was chosen or dropped into the command in front. */
  takeFile({ argv, directory }: ProgramFile): void {
    const before = selectedCommand(this.draft.get());
    this.changeCommand({
      line: argv.map(shellWord).join(' '),
      shell: false,
      directory: before.directory === '' ? directory : before.directory,
    });
    this.change({ isChosen: true });
  }

  /** Fills the form with what an item of the history asked for; starts nothing. */
  fill({ commands, parameters }: FilledPrograms): void {
    const texts = Object.fromEntries(
      Object.entries(parameters).map(([name, values]) => [name, values.join(', ')]),
    );
    this.change({
      isChosen: true,
      commands: commands.map(draftFromSpec),
      selected: 0,
      parameters: { ...this.draft.get().parameters, ...texts },
      workersParameter: commands[0]?.workersParameter ?? null,
    });
  }
}
