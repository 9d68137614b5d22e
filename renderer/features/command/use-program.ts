import { useMemo } from 'react';

import { useApp, useReadable } from '../shell/app-context.ts';
import { type ReadPrograms, readPrograms } from './check-programs.ts';
import { type CommandDraft, type ProgramDraft, selectedCommand } from './command-draft.ts';
import type { CommandStore } from './command-store.ts';
import type { CommandErrors } from './read-command.ts';

export interface Program {
  readonly store: CommandStore;
  readonly draft: ProgramDraft;
  readonly read: ReadPrograms;
  /** The command in front. */
  readonly command: CommandDraft;
  readonly errors: CommandErrors;
}

/** The form for programs as it stands, read. */
export function useProgram(): Program {
  const { command: store, facts } = useApp();
  const draft = useReadable(store.draft);
  const read = useMemo(
    () => readPrograms(draft, facts.homeDirectory),
    [draft, facts.homeDirectory],
  );
  return {
    store,
    draft,
    read,
    command: selectedCommand(draft),
    errors: read.commands[draft.selected]?.errors ?? {},
  };
}

/** Whether the panels are about programs, not about workloads. */
export function useIsProgram(): boolean {
  return useReadable(useApp().command.draft).isChosen;
}
