import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { sandboxSwitches } from './launch-app.ts';

/** Longer than any of these starts takes, shorter than a test may. */
const LIMIT_MS = 45_000;

/** Of a start that shows no window. */
export const HEADLESS_SWITCHES =
  process.platform === 'linux' ? ['--ozone-platform=headless', '--disable-gpu'] : [];

export interface Outcome {
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface StartOptions {
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** The account it runs under, which root may choose; without it that of the tests. */
  readonly userId?: number | undefined;
  readonly onStart?: (pid: number) => void;
}

/** Runs a program that ends by itself. */
export async function startToEnd(
  executable: string,
  { args, environment = {}, userId, onStart }: StartOptions,
): Promise<Outcome> {
  const inherited = { ...process.env };
  // With it set, Electron would be a mere Node.js.
  delete inherited['ELECTRON_RUN_AS_NODE'];
  const child = spawn(executable, args, {
    env: { ...inherited, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
    ...(userId === undefined ? {} : { uid: userId, gid: userId }),
  });
  if (child.pid !== undefined) onStart?.(child.pid);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  return { exitCode, stdout, stderr };
}

/** The same for the app, as the account of the tests, without a window. */
export function startHeadless(
  executable: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const switches = [...sandboxSwitches(), ...HEADLESS_SWITCHES];
  return startToEnd(executable, { args: [...switches, ...args], environment });
}
