import type { LiveStore } from '../../stores/live-store.ts';
import { isLive } from '../../stores/run-view.ts';

/** Free in the window, and nothing that is typed into a field. */
export const FREEZE_KEY = 'F8';

/** Whether the picture can be frozen, or is. */
export function canToggleFreeze({ freeze, view }: LiveStore): boolean {
  return freeze.get() !== null || isLive(view.get().state);
}

/** Freezes the picture of a run, or lets it follow the run again. */
export function toggleFreeze(live: LiveStore): void {
  if (live.freeze.get() === null) live.stopDrawing();
  else live.followAgain();
}
