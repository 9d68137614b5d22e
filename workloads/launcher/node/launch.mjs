// @ts-check
import { writeSync } from 'node:fs';

import { HostFailure } from '../../node/host-failure.mjs';
import { endedChildren } from './child-cpu.mjs';
import { CommandChild } from './command-child.mjs';
import { Marks } from './marks.mjs';
import { Output } from './output.mjs';
import { checkDirectory } from './program.mjs';
import { Report } from './report.mjs';
import { measureShell, NO_SHELL } from './shell-cost.mjs';
import { runAside } from './side-command.mjs';
import { Spoken } from './spoken.mjs';
import { Told } from './told.mjs';
import { Tree } from './tree.mjs';
import { TreeEnd } from './tree-end.mjs';

const TICK_MS = 200;

/**
 * @typedef {import('./request.mjs').Command} Command
 *
 * @typedef {object} Outside
 * @property {(message: import('../../../contract/host-protocol.ts').FromHost) => void} send
 * @property {string} clockNs
 * @property {(code: number) => Promise<void>} exit
 */

/** One run of a command: what main may ask for, and what follows from it. */
export class Launch {
  /** @type {'preparing' | 'ready' | 'working' | 'over' | 'released'} */
  #phase = 'preparing';
  #stopped = false;
  #wasTooMuch = false;
  #command;
  #outside;
  #tree;
  #treeEnd;
  #marks;
  #told;
  #spoken = new Spoken();
  /** @type {() => void} */
  #goOn = () => {};

  /**
   * @param {Command} command
   * @param {Outside} outside
   */
  constructor(command, outside) {
    this.#command = command;
    this.#outside = outside;
    this.#tree = new Tree(command.runId);
    this.#treeEnd = new TreeEnd(this.#tree);
    this.#marks = new Marks(outside.send, BigInt(outside.clockNs));
    this.#told = new Told(outside.send, BigInt(outside.clockNs));
  }

  /** The whole run, from what comes before `ready` to the last account. */
  async lead() {
    const { output, report } = await this.#prepare();
    const child = new CommandChild(this.#command, this.#tree, this.#treeEnd);
    this.#tree.setAside();
    await this.#wait('ready', () => this.#outside.send({ type: 'ready', tasksTotal: 1 }));
    if (!this.#stopped) await this.#work(child, output, report);
    this.#phase = 'over';
    await this.#wait('over', async () => {
      if (this.#stopped) report.stopped(child, output);
      else await report.finished(child, output, this.#wasTooMuch);
    });
    this.#phase = 'released';
    if (child.pid !== 0) report.exited(child);
    await this.#cleanUp();
  }

  /** Leaves no process, and is not polite. */
  killAll() {
    this.#treeEnd.killAll();
  }

  /**
   * Acts on a message of main.
   * @param {string} type
   * @returns {boolean} false: it makes no sense now
   */
  obey(type) {
    if (type === 'stop') void this.#stop();
    else if (type === 'start' && this.#phase === 'ready') this.#goOn();
    else if (type === 'release' && this.#phase === 'over') this.#goOn();
    else return false;
    return true;
  }

  async #stop() {
    switch (this.#phase) {
      case 'preparing':
        await this.#treeEnd.endAll();
        return this.#outside.exit(0);
      case 'ready':
      case 'working':
        this.#stopped = true;
        this.#goOn();
        return void (await this.#treeEnd.end());
      case 'released':
        return this.#treeEnd.endAll(); // only `cleanup` can be left
      case 'over': // the end has been told
    }
  }

  /**
   * Resolves when main allows the next step.
   * @param {'ready' | 'over'} phase
   * @param {() => void | Promise<void>} say
   */
  async #wait(phase, say) {
    this.#phase = phase;
    const goesOn = /** @type {Promise<void>} */ (new Promise((resolve) => (this.#goOn = resolve)));
    await say();
    await goesOn;
  }

  async #prepare() {
    const { directory, prepare } = this.#command;
    checkDirectory(directory);
    if (prepare) await this.#runPrepare(prepare);
    if (endedChildren() === null) {
      const message = 'The CPU time of commands is not known: on this system it takes Python.';
      this.#outside.send({ type: 'warning', code: 'no-cpu-time', message });
    }
    const cost = await this.#measureShell();
    const report = new Report(this.#command, this.#outside, cost);
    return { output: new Output(this.#command), report };
  }

  /** Also where there is no shell: the first programs that Node starts take longer than the later ones. */
  async #measureShell() {
    const { shell } = this.#command;
    const measuring = measureShell(this.#command);
    return shell ? measuring : measuring.then(() => NO_SHELL).catch(() => NO_SHELL);
  }

  /** @param {readonly string[]} prepare */
  async #runPrepare(prepare) {
    const failure = await runAside(prepare, this.#command, this.#tree);
    if (failure !== null) {
      throw new HostFailure(
        'prepare-failed',
        `The run was not started, because its preparation failed: ${failure}`,
      );
    }
    checkDirectory(this.#command.directory); // it may have made it anew
  }

  /**
   * @param {CommandChild} child
   * @param {Output} output
   * @param {Report} report
   */
  async #work(child, output, report) {
    this.#phase = 'working';
    const { stdin, stdout, stderr } = output;
    report.starting();
    const { child: running, startNs } = await child.start([
      stdin,
      this.#command.marks ? 'pipe' : stdout,
      stderr,
    ]);
    running.stdout?.on('data', this.#copyMarked(stdout, startNs));
    report.started(child);
    if (this.#stopped) void this.#treeEnd.end(); // asked for while it was being started
    const watch = setInterval(() => this.#tick(output), TICK_MS);
    await child.wait();
    report.ending();
    clearInterval(watch);
    this.#phase = 'over';
    await child.endRest();
    this.#marks.flush();
    this.#told.finish(this.#spoken.lines);
  }

  /**
   * @param {number} file
   * @param {bigint} startNs
   */
  #copyMarked(file, startNs) {
    return (/** @type {Buffer} */ block) => {
      const readNs = process.hrtime.bigint();
      const { marks, told } = this.#spoken.feed(block);
      for (const line of marks) this.#marks.add(line, startNs, readNs);
      for (const message of told) this.#told.hear(message, startNs, readNs);
      for (let at = 0; at < block.length;) at += writeSync(file, block, at);
    };
  }

  /** @param {Output} output */
  #tick(output) {
    this.#marks.flush();
    this.#told.flush();
    if (this.#wasTooMuch || !output.isTooMuch()) return;
    this.#wasTooMuch = true;
    void this.#treeEnd.end();
  }

  async #cleanUp() {
    const { cleanup, directory } = this.#command;
    try {
      if (cleanup) {
        checkDirectory(directory);
        this.#warnOf(await runAside(cleanup, this.#command, this.#tree));
      }
    } catch (error) {
      if (!(error instanceof HostFailure)) throw error;
      this.#warnOf(error.message);
    }
    await this.#treeEnd.endAll();
  }

  /** @param {string | null} failure */
  #warnOf(failure) {
    if (failure === null) return;
    const message = `What comes after the run failed: ${failure}`;
    this.#outside.send({ type: 'warning', code: 'cleanup-failed', message });
  }
}
