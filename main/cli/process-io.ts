import type { CliIo } from './cli-io.ts';
import { OutputError } from './output-error.ts';
import { UsageError } from './usage-error.ts';
import { userWorkingDirectory } from './working-directory.ts';

/** A shell's convention: 128 and the number of the signal. */
const interruptSignals = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The process this code runs in, as commands see it. Takes over its interrupt signals. */
export function processIo(): CliIo {
  // Without a listener, a reader that went away would end the process with a stack trace.
  process.stdout.on('error', ignoreError);
  process.stderr.on('error', ignoreError);
  return {
    out: writeOut,
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY,
    // Only when it is asked for: most commands do without, and it may have been removed.
    get workingDirectory() {
      return userWorkingDirectory(process.env, currentFolder());
    },
    environment: process.env,
    onInterrupt: watchInterrupts(),
  };
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UsageError(
      'The folder you are in is gone: change to another one (cd) and try again.',
    );
  }
}

/** Ends the process once everything written to standard error is out of our hands. */
export function exitWith(exitCode: number): void {
  process.stderr.write('', () => process.exit(exitCode));
}

function ignoreError(): void {
  // The callback of each write tells of its error.
}

/** A reader that has seen enough (`| head`) is no error; a full disk is. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      const { code }: Partial<NodeJS.ErrnoException> = error ?? {};
      if (!error || code === 'EPIPE' || code === 'ERR_STREAM_DESTROYED') resolve();
      else reject(new OutputError(error.message));
    });
  });
}

function watchInterrupts(): CliIo['onInterrupt'] {
  let listener: ((exitCode: number) => void) | null = null;
  let isInterrupted = false;
  for (const [signal, exitCode] of Object.entries(interruptSignals))
    process.on(signal, () => {
      // Exiting also ends what was started: probes by their exit hook, a run by its guard.
      if (listener === null || isInterrupted) process.exit(exitCode);
      isInterrupted = true;
      listener(exitCode);
    });
  return (added) => {
    listener = added;
    return () => {
      listener = null;
    };
  };
}
