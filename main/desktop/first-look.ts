import { readFileSync, statSync } from 'node:fs';

import { CORE_CONVENTIONS } from '../../contract/core-convention.ts';
import type { Settings } from '../../contract/settings.ts';

/** What of the settings a window and its menu need before anything of them is shown. */
export type FirstLook = Pick<Settings, 'theme' | 'coreConvention'>;

const THEMES = ['system', 'light', 'dark'] as const satisfies readonly Settings['theme'][];

/** Until the settings are there, which say the same. */
const DEFAULT_LOOK: FirstLook = { theme: 'system', coreConvention: 'cores' };

/** Larger than any settings. */
const MAX_FILE_BYTES = 1024 * 1024;

/**
 * Reads the two words that can't wait for the rest: what checks all of the settings takes as long to load as a window to
 * open. Where a word is missing or none that there is, it is the default, as in the settings themselves.
 */
export function readFirstLook(settingsFile: string): FirstLook {
  const { theme, coreConvention } = readObject(settingsFile);
  return {
    theme: THEMES.find((known) => known === theme) ?? DEFAULT_LOOK.theme,
    coreConvention:
      CORE_CONVENTIONS.find((known) => known === coreConvention) ?? DEFAULT_LOOK.coreConvention,
  };
}

/** Synchronous: the window can't open before it is known. */
function readObject(path: string): Partial<Record<keyof FirstLook, unknown>> {
  try {
    if (statSync(path).size > MAX_FILE_BYTES) return {};
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    // There are none yet, or damaged ones, which the settings tell of.
    return {};
  }
}
