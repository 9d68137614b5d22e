import { readFileSync, renameSync, writeFileSync } from 'node:fs';

import type { Bounds, WindowState } from './window-bounds.ts';

/** `null` when there is none, or none that makes sense: a lost window place is no reason to fail. */
export function readWindowState(file: string): WindowState | null {
  try {
    // Synchronous: the window can't open before it is known, and the file has 100 bytes.
    return parseWindowState(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Without a schema: the window would wait for their library. Throws on null and what is none. */
function parseWindowState(value: unknown): WindowState | null {
  const { bounds, maximized } = value as Record<keyof WindowState, unknown>;
  const { x, y, width, height } = bounds as Record<keyof Bounds, unknown>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return null;
  if (typeof maximized !== 'boolean') return null;
  return { bounds: { x, y, width, height }, maximized };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

/**
 * Written beside and renamed, so that no start ever reads half a file. Synchronous: it is called
 * while the window closes, and the app may be gone before a promise is kept.
 */
export function writeWindowState(file: string, state: WindowState): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, JSON.stringify(state));
  renameSync(unfinished, file);
}
