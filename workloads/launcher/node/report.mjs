// @ts-check
import { runDigest } from '../../node/digest.mjs';
import { ownUsage } from '../../node/own-usage.mjs';
import { TICK_US } from './child-cpu.mjs';
import { digestOf } from './output.mjs';

/**
 * @typedef {import('./request.mjs').Command} Command
 * @typedef {import('./command-child.mjs').CommandChild} CommandChild
 * @typedef {import('./output.mjs').Output} Output
 * @typedef {import('./shell-cost.mjs').ShellCost} ShellCost
 * @typedef {import('../../../contract/host-protocol.ts').TaskError} TaskError
 * @typedef {{ digest: string } | { error: TaskError }} Outcome
 */

/** What main is told of a command. Times count from the epoch, and the shell's own is taken off. */
export class Report {
  #command;
  #send;
  #epochNs;
  #shell;
  #usageAtStart = ownUsage();
  #usage = ownUsage();

  /**
   * @param {Command} command
   * @param {{ send: (message: import('../../../contract/host-protocol.ts').FromHost) => void, clockNs: string }} outside
   * @param {ShellCost} shell
   */
  constructor(command, { send, clockNs }, shell) {
    this.#command = command;
    this.#send = send;
    this.#epochNs = BigInt(clockNs);
    this.#shell = shell;
  }

  /** Reads what the launcher has used, right before the command starts. */
  starting() {
    this.#usageAtStart = ownUsage();
    this.#usage = this.#usageAtStart;
  }

  /** @param {CommandChild} child */
  started({ label, pid }) {
    this.#send({ type: 'worker-started', id: 1, kind: 'process', label, pid, tid: null });
  }

  /** Reads what the launcher has used, right after the command's end. */
  ending() {
    this.#usage = ownUsage();
  }

  /**
   * Main has ended it.
   * @param {CommandChild} child
   * @param {Output} output
   */
  stopped(child, output) {
    if (child.pid !== 0) this.#ended(child, output);
    this.#finished(child, null);
  }

  /**
   * It has come to its end.
   * @param {CommandChild} child
   * @param {Output} output
   * @param {boolean} wasTooMuch
   */
  async finished(child, output, wasTooMuch) {
    const error = this.#errorOf(child, wasTooMuch);
    const outcome = error
      ? { error }
      : { digest: await digestOf(child.ended.code ?? 0, this.#command) };
    const startNs = this.#sinceEpoch(child.startNs);
    const times = { queuedNs: startNs, startedNs: startNs, finishedNs: this.#endNs(child) };
    this.#send({ type: 'tasks', tasks: [{ task: 0, worker: 1, ...times, ...outcome }] });
    this.#ended(child, output);
    this.#finished(child, outcome);
  }

  /** @param {CommandChild} child */
  exited(child) {
    const { code, signal } = child.ended;
    const how = signal === null ? { exitCode: code ?? 0 } : { signal };
    this.#send({ type: 'worker-exited', id: 1, ...child.usage(this.#shell.ticks), ...how });
  }

  /**
   * @param {CommandChild} child
   * @param {boolean} wasTooMuch
   * @returns {TaskError | null} `null`: it was a success
   */
  #errorOf({ ended: { code, signal } }, wasTooMuch) {
    const { okExits, maxOutputBytes } = this.#command;
    if (wasTooMuch) {
      const limit = `more than ${maxOutputBytes} bytes`;
      const message = `It wrote ${limit} to its standard output and error and was ended.`;
      return { kind: 'task', code: 'too-much-output', message };
    }
    if (signal !== null)
      return { kind: 'task', code: signal, message: `It was ended by ${signal}.` };
    if (code !== null && okExits.includes(code)) return null;
    const expected = okExits.join(' or ') || 'no code at all';
    const message = `It ended with exit code ${code}; success is ${expected}.`;
    return { kind: 'task', code: `exit-${code}`, message };
  }

  /**
   * @param {CommandChild} child
   * @param {Output} output
   */
  #ended({ ended, leftBehind }, output) {
    this.#send({
      type: 'command-ended',
      exitCode: ended.code,
      signal: ended.signal,
      cpuResolutionMs: TICK_US / 1000,
      shellMs: this.#command.shell ? this.#shell.wallNs / 1e6 : null,
      processesReaped: 1,
      leftBehind,
      ...output.sizes(),
    });
  }

  /**
   * @param {CommandChild} child
   * @param {Outcome | null} outcome `null`: it was stopped
   */
  #finished(child, outcome) {
    const now = process.hrtime.bigint();
    const startNs = this.#sinceEpoch(child.startNs || now);
    this.#send({
      type: 'finished',
      startNs,
      endNs: child.endNs === 0n ? startNs : this.#endNs(child),
      tasksTotal: 1,
      tasksDone: outcome !== null && 'digest' in outcome ? 1 : 0,
      tasksFailed: outcome !== null && 'error' in outcome ? 1 : 0,
      digest: outcome && digestOfRun(outcome),
      stopped: outcome === null,
      host: {
        cpuUserUs: this.#usage.cpuUserUs - this.#usageAtStart.cpuUserUs,
        cpuSystemUs: this.#usage.cpuSystemUs - this.#usageAtStart.cpuSystemUs,
        maxRssBytes: this.#usage.maxRssBytes,
      },
    });
  }

  /** @param {CommandChild} child */
  #endNs({ startNs, endNs }) {
    return this.#sinceEpoch(startNs) + Math.max(0, Number(endNs - startNs) - this.#shell.wallNs);
  }

  /** @param {bigint} atNs */
  #sinceEpoch(atNs) {
    return Number(atNs - this.#epochNs);
  }
}

/** @param {Outcome} outcome */
function digestOfRun(outcome) {
  return runDigest(['digest' in outcome ? outcome.digest : `!${outcome.error.code}`]);
}
