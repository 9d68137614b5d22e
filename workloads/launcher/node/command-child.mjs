// @ts-check
import { setTimeout as delay } from 'node:timers/promises';

import { endedChildren, NO_TICKS, sumOfTicks, TICK_US, ticksBetween } from './child-cpu.mjs';
import { findProgram } from './program.mjs';
import { SHELL } from './shell-cost.mjs';
import { startProgram } from './start-program.mjs';

const POLL_MS = 10;
const LAST_OUTPUT_MS = 1000;

/** @typedef {import('./request.mjs').Command} Command */

/** The command while it runs: its start, its end, and the end of what it started. */
export class CommandChild {
  #command;
  #argv;
  #program;
  #tree;
  #treeEnd;
  #ticksBefore = NO_TICKS;
  #ticks = NO_TICKS;
  /** @type {import('./start-program.mjs').Started | null} */
  #started = null;
  /** @type {{ code: number | null, signal: string | null }} */
  ended = { code: null, signal: null };
  endNs = 0n;
  leftBehind = 0;

  /**
   * @param {Command} command
   * @param {import('./tree.mjs').Tree} tree
   * @param {import('./tree-end.mjs').TreeEnd} treeEnd
   */
  constructor(command, tree, treeEnd) {
    this.#command = command;
    this.#argv = command.shell ? [SHELL, '-c', ...command.argv] : command.argv;
    this.#program = findProgram(this.#argv[0] ?? '', command);
    this.#tree = tree;
    this.#treeEnd = treeEnd;
  }

  /** 0: not started. */
  get pid() {
    return this.#started?.child.pid ?? 0;
  }

  get startNs() {
    return this.#started?.startNs ?? 0n;
  }

  get label() {
    const name = this.#argv[0] ?? '';
    return name.slice(name.lastIndexOf('/') + 1);
  }

  /**
   * @param {import('node:child_process').StdioOptions} stdio
   */
  async start(stdio) {
    this.#ticksBefore = endedChildren() ?? NO_TICKS;
    this.#started = await startProgram(this.#program, this.#argv, this.#command, stdio);
    this.#tree.begun(this.pid);
    return this.#started;
  }

  /** Resolves when the command has ended, or with `endsWith: "tree"` the last process that it started. */
  async wait() {
    if (!this.#started) return;
    const { code, signal, endNs } = await this.#started.ended;
    this.ended = { code, signal };
    this.endNs = endNs;
    if (this.#command.endsWith === 'command' || this.#tree.isEmpty()) return;
    while (!this.#tree.isEmpty()) await delay(POLL_MS);
    this.endNs = process.hrtime.bigint();
  }

  /** Ends what still lives, and takes what it has used into the account. */
  async endRest() {
    const left = await this.#treeEnd.end();
    this.leftBehind = left.length;
    const own = ticksBetween(endedChildren() ?? NO_TICKS, this.#ticksBefore);
    this.#ticks = sumOfTicks([own, ...left]);
    const { stdout } = this.#started?.child ?? {};
    // What got away with the pipe may keep it open.
    if (stdout && !stdout.readableEnded) {
      await Promise.race([
        new Promise((resolve) => stdout.once('end', resolve)),
        delay(LAST_OUTPUT_MS),
      ]);
    }
  }

  /**
   * CPU time of all its processes that could be seen to end, less what was not its own.
   * @param {import('./child-cpu.mjs').Ticks} extra
   */
  usage(extra) {
    const own = ticksBetween(this.#ticks, extra);
    return {
      cpuUserUs: Math.max(0, Math.round(own.userTicks * TICK_US)),
      cpuSystemUs: Math.max(0, Math.round(own.systemTicks * TICK_US)),
      maxRssBytes: null,
    };
  }
}
