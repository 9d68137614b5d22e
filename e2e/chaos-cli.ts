import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { RunResult } from '../contract/run.ts';
import { expect } from './fixtures.ts';
import { descendants, isAlive } from './process-tree.ts';

const CLI = join(import.meta.dirname, '..', 'out', 'main', 'cli.js');

/** Waiting takes as long on a busy machine as on any. */
const WAITING = ['--workload', 'sleep', '--strategy', 'threads', '--runtime', process.execPath];

export interface ChaosStart {
  /** In front of the command: `prlimit` with its options. */
  readonly wrapper?: readonly string[];
  /** Of Node.js itself. */
  readonly nodeOptions?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly uid?: number;
}

export interface ChaosEnd {
  readonly exitCode: number | null;
  readonly signal: string | null;
  /** As `--json` prints it; `null`: none was printed. */
  readonly result: RunResult | null;
  readonly stderr: string;
  /** Of the whole command, on the clock of the test. */
  readonly tookMs: number;
}

/** Arguments of a run of two threads that waits for so long. */
export function waitingFor(seconds: number): readonly string[] {
  const tasks = ['--tasks', String(seconds * 4), '--size', '500', '--sizes', 'uniform'];
  return ['run', ...WAITING, ...tasks, '--workers', '2', '--json'];
}

/** The command line of the built app while something is done to it. Its home marks all that it starts. */
export class ChaosCli {
  readonly home: string;
  readonly #child: ChildProcess;
  readonly #startedMs = performance.now();
  #stdout = '';
  #stderr = '';

  constructor(home: string, args: readonly string[], start: ChaosStart = {}) {
    const { wrapper = [], nodeOptions = [], environment = {}, uid } = start;
    const command = [...wrapper, process.execPath, ...nodeOptions, CLI, ...args];
    this.home = home;
    this.#child = spawn(command[0] ?? '', command.slice(1), {
      cwd: home,
      env: {
        ...process.env,
        HOME: home,
        XDG_DATA_HOME: home,
        XDG_CONFIG_HOME: home,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    this.#child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.#stdout += text));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.#stderr += text));
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Its own children whose command line has this part, once there are so many. */
  async children(part: string, atLeast = 1): Promise<readonly number[]> {
    const found = () => descendants(this.pid).filter((pid) => commandOf(pid).includes(part));
    await expect
      .poll(() => found().length, { message: part, intervals: [10] })
      .toBeGreaterThanOrEqual(atLeast);
    return found();
  }

  /** What its host has started, once there are so many. */
  async workers(atLeast: number): Promise<readonly number[]> {
    const hosts = await this.children('/workloads/');
    const host = hosts.find((pid) => parentOf(pid) === this.pid) ?? 0;
    await expect
      .poll(() => descendants(host).length, { intervals: [10] })
      .toBeGreaterThanOrEqual(atLeast);
    return descendants(host);
  }

  async ended(): Promise<ChaosEnd> {
    const [exitCode, signal] = (await once(this.#child, 'close')) as [number | null, string | null];
    const tookMs = performance.now() - this.#startedMs;
    const result = this.#stdout === '' ? null : (JSON.parse(this.#stdout) as RunResult);
    return { exitCode, signal, result, stderr: this.#stderr, tookMs };
  }

  /** Waits until nothing lives that has this home: hosts, workers, the guard's victims. */
  async leavesNothing(): Promise<void> {
    await expect.poll(() => livingWith(this.home), { message: 'processes left' }).toEqual([]);
  }
}

function commandOf(pid: number): string {
  return textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

function parentOf(pid: number): number {
  const stat = textOf(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
}

function livingWith(home: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => textOf(`/proc/${pid}/environ`).split('\0').includes(`HOME=${home}`))
    .filter((pid) => isAlive(Number(pid)))
    .map((pid) => `${pid} ${commandOf(Number(pid))}`);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // It ended between listing and reading.
    return '';
  }
}
