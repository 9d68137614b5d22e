import type { CliIo } from '../cli-io.ts';

/** An interrupt of a command that does one thing after another. */
export interface Interruption {
  /** Exit code that the interrupt asks for; `null`: there was none. */
  exitCode(): number | null;
  readonly signal: AbortSignal;
  /** The same process, for parts that watch interrupts themselves. */
  readonly io: CliIo;
  stop(): void;
}

/** Watches interrupts until it is stopped. What is being written then is finished or taken back. */
export function watchInterruption(io: CliIo): Interruption {
  const controller = new AbortController();
  const listeners = new Set<(exitCode: number) => void>();
  let asked: number | null = null;
  const stop = io.onInterrupt((exitCode) => {
    asked = exitCode;
    controller.abort();
    for (const listener of listeners) listener(exitCode);
  });
  return {
    exitCode: () => asked,
    signal: controller.signal,
    stop,
    io: {
      out: (text) => io.out(text),
      err: (text) => io.err(text),
      isTerminal: io.isTerminal,
      get workingDirectory() {
        return io.workingDirectory;
      },
      environment: io.environment,
      onInterrupt: (listener) => {
        listeners.add(listener);
        return () => void listeners.delete(listener);
      },
    },
  };
}
