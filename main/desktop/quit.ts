import { app, type BrowserWindow } from 'electron';

import { toError } from '../../contract/result.ts';
import { log } from './log.ts';

/** What else than a closed window ends the app: a terminal, a service manager, a log-out. */
export const END_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Holds the exit back until `close` has ended: no process of a run may outlive the app. The windows
 * are gone by then, so that nothing can start a new run meanwhile.
 */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closing: Promise<void> | null = null;
  app.on('will-quit', (event) => {
    event.preventDefault();
    closing ??= close()
      .catch((error: unknown) => log.problem('Closing failed.', error))
      // `quit` would come here again.
      .then(() => app.exit());
  });
}

export interface ClosingQuestion {
  /** Whether something would be lost. */
  readonly isNeeded: () => boolean;
  readonly ask: () => Promise<boolean>;
}

/**
 * Lets the user keep a window open that would take something with it. Only who closes it is asked:
 * a signal or a log-out has begun to quit by then, and nobody may be there to answer.
 */
export function askBeforeClosing(window: BrowserWindow, { isNeeded, ask }: ClosingQuestion): void {
  let isDecided = false;
  let isAsking = false;
  app.on('before-quit', () => (isDecided = true));
  const decide = async (): Promise<void> => {
    isAsking = true;
    isDecided = await ask().finally(() => (isAsking = false));
    if (isDecided && !window.isDestroyed()) window.close();
  };
  window.on('close', (event) => {
    if (isDecided || !isNeeded()) return;
    event.preventDefault();
    if (isAsking) return;
    decide().catch((error: unknown) => log.problem('Asking before closing failed.', error));
  });
}

/** Ends like a closed window when asked from outside. */
export function quitOnSignals(): void {
  for (const signal of END_SIGNALS) process.on(signal, () => app.quit());
}

/** Without this Electron opens a dialog of its own for an exception nobody caught. */
export function reportUncaught(report: (error: Error) => void): void {
  const handle = (thrown: unknown): void => {
    log.problem('An exception was not caught.', thrown);
    report(toError(thrown));
  };
  process.on('uncaughtException', handle);
  process.on('unhandledRejection', handle);
  // The terminal that started the app may be gone; a failed log line is no reason to fail.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
