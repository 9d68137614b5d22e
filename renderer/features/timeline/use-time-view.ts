import { useSyncExternalStore } from 'react';

import type { TimeSpan } from '../../charts/time-span.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';

/** The chosen part of the time, without a new rendering for each move of the cross-hair. */
export function useChosenSpan({ view }: TimeViewStore): TimeSpan | null {
  return useSyncExternalStore(view.subscribe, () => view.get().span);
}

/** The selected part of the time, likewise. */
export function useSelection({ view }: TimeViewStore): TimeSpan | null {
  return useSyncExternalStore(view.subscribe, () => view.get().selection);
}
