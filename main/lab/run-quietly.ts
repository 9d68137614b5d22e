import { execFile } from 'node:child_process';

const LIMIT_MS = 5000;

/** Standard output of a system tool; empty when it fails, since the answer is only looked at. */
export function runQuietly(executable: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    execFile(executable, [...args], { timeout: LIMIT_MS, windowsHide: true }, (_error, stdout) =>
      resolve(stdout),
    );
  });
}
