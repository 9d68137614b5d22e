import { type BrowserWindow, nativeTheme } from 'electron';

import type { Settings } from '../../../contract/settings.ts';
import { currentBackground } from '../window/main-window.ts';

/** Menus, dialogs and the page's `prefers-color-scheme` all follow the one setting. */
export function applyTheme({ theme }: Pick<Settings, 'theme'>): void {
  nativeTheme.themeSource = theme;
}

/** The background shows while the window is resized. */
export function keepBackground(window: BrowserWindow): void {
  const follow = (): void => window.setBackgroundColor(currentBackground());
  nativeTheme.on('updated', follow);
  window.once('closed', () => nativeTheme.off('updated', follow));
}
