import { useSyncExternalStore } from 'react';

import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { type RunTrack, tickAt } from '../../stores/track/run-track.ts';

/**
 * The tick at the cross-hair, or the newest where there is none; −1: nothing was sampled then. A new
 * rendering only when it is another tick, not for each move of the pointer.
 */
export function useMomentTick(track: RunTrack | null, { view }: TimeViewStore): number {
  return useSyncExternalStore(view.subscribe, () => momentTick(track, view.get().cursorS));
}

/** @param cursorS `null`: the newest */
export function momentTick(track: RunTrack | null, cursorS: number | null): number {
  if (track === null) return -1;
  return cursorS === null ? track.atMs.length - 1 : tickAt(track, cursorS);
}
