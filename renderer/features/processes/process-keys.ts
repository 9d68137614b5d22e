import type { KeyboardEvent } from 'react';

import type { ProcessStore } from '../../stores/processes/process-store.ts';
import type { AppModel } from '../shell/app-model.ts';
import { actOnSelected, suspendOrResume } from './process-actions.ts';
import { watchSelected } from './watch-process.ts';

/** Rows that a page key moves by. */
const PAGE_ROWS = 20;

/** Does what a key asks for in the list; says whether it was one of its keys. */
export function handleProcessKey(event: KeyboardEvent, model: AppModel): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { processes } = model;
  const target = targetOf(event.key, processes);
  if (target !== null) {
    processes.selectAt(target);
    return true;
  }
  return handleBranchKey(event.key, processes) || handleActionKey(event, model);
}

function targetOf(key: string, processes: ProcessStore): number | null {
  const at = processes.selectedIndex();
  switch (key) {
    case 'ArrowDown':
      return at + 1;
    case 'ArrowUp':
      return at < 0 ? 0 : at - 1;
    case 'PageDown':
      return at + PAGE_ROWS;
    case 'PageUp':
      return at - PAGE_ROWS;
    case 'Home':
      return 0;
    case 'End':
      return processes.view.get().rows.length - 1;
    default:
      return null;
  }
}

/** As in every tree: right opens, then goes in; left closes, then goes out. */
function handleBranchKey(key: string, processes: ProcessStore): boolean {
  if (key === '*' || key === '-') {
    processes.expandAll(key === '*');
    return true;
  }
  const { rows } = processes.view.get();
  const at = processes.selectedIndex();
  const row = rows[at];
  if (row === undefined) return false;
  switch (key) {
    case 'Enter':
      if (row.isExpanded !== null) processes.expand(row.key);
      return true;
    case 'ArrowRight':
      if (row.isExpanded === false) processes.expand(row.key, true);
      else if (row.isExpanded === true) processes.selectAt(at + 1);
      return true;
    case 'ArrowLeft':
      if (row.isExpanded === true) processes.expand(row.key, false);
      else processes.selectAt(parentIndex(rows, at));
      return true;
    default:
      return false;
  }
}

function parentIndex(rows: readonly { readonly level: number }[], at: number): number {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index -= 1) {
    if ((rows[index]?.level ?? level) < level) return index;
  }
  return at;
}

function handleActionKey({ key, shiftKey }: KeyboardEvent, model: AppModel): boolean {
  const { processes } = model;
  const { selectedKey, follows } = processes.view.get();
  switch (key) {
    case 'Delete':
      void actOnSelected(model, shiftKey ? 'kill' : 'terminate', false);
      return true;
    case 's':
      void suspendOrResume(model);
      return true;
    case 'w':
      void watchSelected(model);
      return true;
    case 'f':
      processes.choose({ follows: !follows });
      return true;
    case 'Escape':
      processes.select(null);
      return selectedKey !== null;
    default:
      return false;
  }
}
