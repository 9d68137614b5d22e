import { app, Menu, session } from 'electron';

import { choosePageSource, type PageSource } from './content/app-origin.ts';
import { serveApp } from './content/app-protocol.ts';
import type { FirstLook } from './first-look.ts';
import type { AppPaths } from './paths.ts';
import { denyNavigation } from './security/navigation-policy.ts';
import { hardenSession } from './security/session-policy.ts';
import { applyTheme } from './shell/theme.ts';

/**
 * Closes what a page could do first, then opens what it may. Resolves when Electron is ready.
 * @param look of the first window
 */
export async function openForPages(
  { rendererDirectory }: Pick<AppPaths, 'rendererDirectory'>,
  look: FirstLook,
): Promise<PageSource> {
  const source = choosePageSource(process.env.ELECTRON_RENDERER_URL, app.isPackaged);
  denyNavigation(source);
  // Else Electron builds a menu of its own, which ours would replace.
  Menu.setApplicationMenu(null);
  await app.whenReady();
  applyTheme(look);
  hardenSession(session.defaultSession, source);
  serveApp(rendererDirectory);
  return source;
}

/** With the dev server. `npm start` runs the built app as its user gets it: no developer tools. */
export function isDevelopment({ devOrigin }: PageSource): boolean {
  return devOrigin !== null;
}
