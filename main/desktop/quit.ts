import { app } from 'electron';

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
