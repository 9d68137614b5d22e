import { type ChildProcess, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

/** However a test ends, its load ends by itself. */
const LONGEST_S = 180;

const BURN = 'while :; do :; done';

/** Keeps every core busy, a little behind all that has work to do. */
export class Burners {
  readonly #children: readonly ChildProcess[];

  constructor() {
    this.#children = cpus().map(() =>
      spawn('timeout', [String(LONGEST_S), 'nice', '-n', '5', 'sh', '-c', BURN], {
        stdio: 'ignore',
      }),
    );
  }

  stop(): void {
    // `timeout` hands it on.
    for (const child of this.#children) child.kill('SIGTERM');
  }
}

/** Stops a process for a while, as somebody does in a shell or a debugger. */
export async function freeze(pid: number, forMs: number): Promise<void> {
  process.kill(pid, 'SIGSTOP');
  await delay(forMs);
  process.kill(pid, 'SIGCONT');
}
