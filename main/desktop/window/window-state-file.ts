import { readFileSync, renameSync, writeFileSync } from 'node:fs';

import { z } from 'zod';

import type { WindowState } from './window-bounds.ts';

const windowState: z.ZodType<WindowState> = z.object({
  bounds: z.object({ x: z.int(), y: z.int(), width: z.int(), height: z.int() }),
  maximized: z.boolean(),
});

/** `null` when there is none, or none that makes sense: a lost window place is no reason to fail. */
export function readWindowState(file: string): WindowState | null {
  try {
    // Synchronous: the window can't open before it is known, and the file has 100 bytes.
    const parsed = windowState.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
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
