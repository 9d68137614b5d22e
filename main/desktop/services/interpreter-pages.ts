import { shell } from 'electron';

import { err, ok, type Result, toError } from '../../../contract/result.ts';
import type { InterpreterKind } from '../../../contract/runtime.ts';

/** All that Corelane ever opens in a browser. A page names a kind, never an address. */
const PAGES: Readonly<Record<InterpreterKind, string>> = {
  node: 'https://nodejs.org/en/download',
  python: 'https://www.python.org/downloads/',
};

/**
 * Opens the page where an interpreter can be had, in the user's own browser.
 * @returns the address to be typed where there is no browser
 */
export async function openInterpreterPage(
  kind: InterpreterKind,
  open: (url: string) => Promise<void> = (url) => shell.openExternal(url),
): Promise<Result<null, 'no-browser'>> {
  const url = PAGES[kind];
  try {
    await open(url);
    return ok(null);
  } catch (thrown) {
    const reason = toError(thrown).message;
    return err('no-browser', `No browser could be opened (${reason}): go to ${url} yourself.`);
  }
}
