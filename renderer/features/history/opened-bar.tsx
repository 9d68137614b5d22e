import { type ReactNode, useCallback, useEffect, useRef } from 'react';

import type { HistoryEntry } from '../../../contract/history.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import { formatWhen } from '../../format/when.ts';
import { useApp } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { entryTitle } from './entry-text.ts';
import { rerun } from './history-actions.ts';
import { useEscape } from './use-escape.ts';

/** Over whatever was opened: that it is of the past, and the way back. */
export function OpenedBar({ children }: { readonly children: ReactNode }) {
  const { opened } = useApp();
  const back = useRef<HTMLButtonElement>(null);
  useEffect(() => back.current?.focus(), []);
  useEscape(useCallback(() => opened.close(), [opened]));
  return (
    <div className="opened-bar">
      <button
        ref={back}
        type="button"
        className="button"
        aria-keyshortcuts="Escape"
        onClick={() => opened.close()}
      >
        <Icon name="back" />
        Back
      </button>
      {children}
    </div>
  );
}

interface EntryBarProps {
  readonly entry: HistoryEntry;
  readonly machine: MachineCard;
}

/** When and where it was, and doing it once more. */
export function EntryBar({ entry, machine }: EntryBarProps) {
  const model = useApp();
  return (
    <OpenedBar>
      <p className="opened-what">
        <span className="opened-origin">{entry.imported ? 'Imported' : 'From the history'}</span>
        <strong>{entryTitle(entry, model.facts.catalogue)}</strong>
        <span>{formatWhen(entry.startedAt)}</span>
        <button
          type="button"
          className="link-button"
          aria-haspopup="dialog"
          data-tip="The machine it was measured on"
          onClick={() => model.machineCard.show(machine)}
        >
          {entry.machine}
        </button>
      </p>
      <button
        type="button"
        className="button"
        data-tip="Fills the panel with what was asked for; starts nothing"
        onClick={() => void rerun(model, entry)}
      >
        Rerun
      </button>
    </OpenedBar>
  );
}
