import type { BrowserWindow } from 'electron';

/** Gives the window as long as it exists: Electron throws on every use of a destroyed one. */
export function whileAlive(window: BrowserWindow): () => BrowserWindow | null {
  return () => (window.isDestroyed() ? null : window);
}
