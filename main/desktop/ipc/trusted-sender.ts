import { isOwnUrl, type PageSource } from '../content/app-origin.ts';

/** What is known of the frame that sent a message; `null` when it is gone already. */
export interface SenderFrame {
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly webContentsId: number;
}

/**
 * Only the main frame of our own window, showing our own page, may call. The page's address is
 * looked at on every call: a window that was led elsewhere keeps its id and its preload.
 */
export function isTrustedSender(
  sender: SenderFrame | null,
  windowContentsId: number | null,
  source: PageSource,
): boolean {
  if (sender === null || windowContentsId === null) return false;
  return (
    sender.isMainFrame && sender.webContentsId === windowContentsId && isOwnUrl(sender.url, source)
  );
}
