import type { CliIo } from './cli-io.ts';
import { runCli } from './run-cli.ts';

export interface Captured {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface TestIo extends CliIo {
  readonly captured: () => Omit<Captured, 'exitCode'>;
  /** What Ctrl+C does. */
  readonly interrupt: (exitCode: number) => void;
}

/** A process that is none: keeps what is written, and is interrupted on request. */
export function testIo(overrides: Partial<CliIo> = {}): TestIo {
  let [stdout, stderr] = ['', ''];
  let listener: ((exitCode: number) => void) | null = null;
  return {
    out: (text) => {
      stdout += text;
      return Promise.resolve();
    },
    err: (text) => void (stderr += text),
    isTerminal: false,
    workingDirectory: '/nonexistent',
    environment: { ...process.env, XDG_CONFIG_HOME: '/nonexistent' },
    onInterrupt: (added) => {
      listener = added;
      return () => (listener = null);
    },
    ...overrides,
    captured: () => ({ stdout, stderr }),
    interrupt: (exitCode) => listener?.(exitCode),
  };
}

/** Runs a command line to its end. */
export async function corelane(argv: readonly string[], io = testIo()): Promise<Captured> {
  const exitCode = await runCli(argv, io);
  return { exitCode, ...io.captured() };
}
