// @ts-check
import { findProgram } from '../../../scripts/programs-on-path.mjs';

/**
 * Why no window can be opened for a measurement. Its display is one of its own, so that nobody's desktop is disturbed
 * and every machine draws alike.
 * @returns {string | null} `null`: one can
 */
export function whyNoWindow() {
  if (process.platform !== 'linux')
    return 'its window opens under Xvfb, and /proc is read: Linux only';
  return findProgram('Xvfb') === undefined ? 'not installed here: apt install xvfb' : null;
}
