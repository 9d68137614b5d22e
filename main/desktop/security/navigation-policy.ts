import { app, type WebContents } from 'electron';

import type { PageSource } from '../content/app-origin.ts';

/**
 * The window shows one page and never another one. Set on every contents that is ever created, so
 * that a later window can't forget it.
 */
export function denyNavigation(source: PageSource): void {
  app.on('web-contents-created', (_event, contents) => confine(contents, source));
}

function confine(contents: WebContents, source: PageSource): void {
  contents.on('will-frame-navigate', (event) => {
    // Hot reloading loads the same page again by itself; nothing else has a reason to navigate.
    const isReloadOfDevPage = source.devOrigin !== null && event.url === source.pageUrl;
    if (!(isReloadOfDevPage && event.isMainFrame)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
