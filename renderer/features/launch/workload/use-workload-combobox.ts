import { type KeyboardEvent, useState } from 'react';

import type { Workload, WorkloadId } from '../../../../contract/catalogue.ts';
import { bestMatch, searchWorkloads } from './workload-search.ts';

export interface WorkloadCombobox {
  readonly isOpen: boolean;
  /** What the field shows: what was typed, or the name of the choice. */
  readonly text: string;
  readonly matches: readonly Workload[];
  readonly activeId: WorkloadId | null;
  readonly open: () => void;
  readonly close: () => void;
  readonly type: (text: string) => void;
  readonly activate: (id: WorkloadId) => void;
  readonly choose: (id: WorkloadId) => void;
  readonly handleKeyDown: (event: KeyboardEvent) => void;
}

interface Search {
  /** `null`: nothing typed yet, everything is listed. */
  readonly query: string | null;
  readonly activeId: WorkloadId | null;
}

/** The state of a list that is searched by typing. Closed, it shows the choice. */
export function useWorkloadCombobox(
  workloads: readonly Workload[],
  chosen: Workload | undefined,
  onChoose: (id: WorkloadId) => void,
): WorkloadCombobox {
  const [search, setSearch] = useState<Search | null>(null);
  const matches = searchWorkloads(workloads, search?.query ?? '');
  const activeId = search?.activeId ?? null;
  const open = () => setSearch((now) => now ?? { query: null, activeId: chosen?.id ?? null });
  const close = () => setSearch(null);
  const activate = (id: WorkloadId) => setSearch((now) => now && { ...now, activeId: id });
  const choose = (id: WorkloadId) => {
    close();
    onChoose(id);
  };
  const type = (query: string) => {
    const best = bestMatch(searchWorkloads(workloads, query), query);
    setSearch({ query, activeId: best?.id ?? null });
  };
  const move = (to: Move) => {
    const next = moved(matches, activeId, to);
    if (next !== undefined) activate(next.id);
  };
  const handleKeyDown = (event: KeyboardEvent) => {
    const action = actionFor(event, search !== null);
    if (action === null) return;
    event.preventDefault();
    if (action === 'open') open();
    else if (action === 'close') close();
    else if (action === 'choose') {
      if (activeId === null) close();
      else choose(activeId);
    } else move(action);
  };
  return {
    isOpen: search !== null,
    text: search?.query ?? chosen?.label ?? '',
    matches,
    activeId,
    open,
    close,
    type,
    activate,
    choose,
    handleKeyDown,
  };
}

type Move = 'next' | 'previous' | 'first' | 'last' | 'page-down' | 'page-up';

const PAGE = 6;

const KEYS: Readonly<Record<string, Move>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  Home: 'first',
  End: 'last',
  PageDown: 'page-down',
  PageUp: 'page-up',
};

function actionFor(
  event: KeyboardEvent,
  isOpen: boolean,
): Move | 'open' | 'close' | 'choose' | null {
  // With Ctrl, Enter runs; while characters are composed, it ends the composition.
  if (event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return null;
  if (!isOpen) return ['ArrowDown', 'ArrowUp', 'Enter'].includes(event.key) ? 'open' : null;
  if (event.key === 'Escape') return 'close';
  if (event.key === 'Enter') return 'choose';
  return KEYS[event.key] ?? null;
}

function moved(
  matches: readonly Workload[],
  activeId: WorkloadId | null,
  move: Move,
): Workload | undefined {
  const last = matches.length - 1;
  const index = matches.findIndex(({ id }) => id === activeId);
  const steps = { next: 1, previous: -1, 'page-down': PAGE, 'page-up': -PAGE };
  if (move === 'first') return matches[0];
  if (move === 'last') return matches[last];
  if (move === 'next' && index === last) return matches[0];
  if (move === 'previous' && index <= 0) return matches[last];
  return matches[Math.min(last, Math.max(0, index + steps[move]))];
}
