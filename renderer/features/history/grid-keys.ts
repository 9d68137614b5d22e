import type { KeyboardEvent } from 'react';

import type { AppModel } from '../shell/app-model.ts';
import { changeEntry, deleteChosen, openActive } from './history-actions.ts';

/** Rows that a page key moves by. */
const PAGE_ROWS = 12;

/** Does what a key asks for in the list; says whether it was one of its keys. */
export function handleGridKey(event: KeyboardEvent, model: AppModel): boolean {
  const { history } = model;
  const { active, rows, selection } = history.view.get();
  const target = targetOf(event.key, active, rows?.length ?? 0);
  if (target !== null) {
    if (event.shiftKey) void history.extendTo(target);
    else history.activate(target);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
      openActive(model);
      return true;
    case ' ':
      history.toggle(active);
      return true;
    case 'Delete':
      void deleteChosen(model);
      return true;
    case 's':
      toggleStar(model);
      return true;
    case 'Escape':
      history.clearSelection();
      return selection.size > 0;
    default:
      return false;
  }
}

/** Gives the entry at a place a star, or takes it away; without a place the one the keys act on. */
export function toggleStar(model: AppModel, index?: number): void {
  const { rows, active } = model.history.view.get();
  const entry = rows?.[index ?? active] ?? null;
  if (entry !== null) void changeEntry(model, entry, { starred: !entry.starred });
}

function targetOf(key: string, active: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return active + 1;
    case 'ArrowUp':
      return active - 1;
    case 'PageDown':
      return active + PAGE_ROWS;
    case 'PageUp':
      return active - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
