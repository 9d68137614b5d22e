import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';

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

/** Written beside and renamed, so that no start ever reads half a file. */
export async function writeWindowState(file: string, state: WindowState): Promise<void> {
  const unfinished = `${file}.new`;
  await writeFile(unfinished, JSON.stringify(state));
  await rename(unfinished, file);
}
