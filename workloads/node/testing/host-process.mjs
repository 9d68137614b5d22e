// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const HOST = fileURLToPath(new URL('../host.mjs', import.meta.url));

// Hosts run on the user's own Node: TEST_NODE names another one to run these tests against.
const NODE = process.env['TEST_NODE'] ?? process.execPath;

/** @typedef {import('../../../contract/host-protocol.ts').FromHost} FromHost */

/** A task that takes far longer than any test. */
export const ENDLESS = { workload: 'primes', parameters: { tasks: 64, size: 2_000_000_000 } };

export { STRATEGIES } from '../admission.mjs';

/** A real run host, driven line by line. */
export class HostProcess {
  /** @type {FromHost[]} */
  messages = [];
  /** @type {string[]} lines on descriptor 1 that are no JSON */
  garbage = [];
  log = '';
  /** @type {Set<() => void>} */
  #waiting = new Set();

  /**
   * @param {Record<string, string>} [env]
   * @param {string} [entry]
   */
  constructor(env = {}, entry = HOST) {
    this.child = spawn(NODE, [entry], {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...env },
    });
    this.exited = once(this.child, 'exit').then(([code, signal]) => ({ code, signal }));
    this.closed = once(this.child, 'close');
    this.child.stdin.on('error', () => {});
    this.child.stderr.setEncoding('utf8').on('data', (text) => (this.log += text));
    createInterface(this.child.stdout).on('line', (line) => this.#receive(line));
    void this.closed.then(() => this.#wake());
  }

  /** @param {string} line */
  #receive(line) {
    try {
      this.messages.push(JSON.parse(line));
    } catch {
      this.garbage.push(line);
    }
    this.#wake();
  }

  #wake() {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }

  /** @param {object} message */
  send(message) {
    this.child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  /** @param {Record<string, unknown>} request what differs from a plain run */
  request(request) {
    this.send({
      type: 'parameters',
      protocol: 1,
      workload: 'primes',
      strategy: 'sequential',
      workers: 2,
      seed: 1,
      parameters: { tasks: 8, size: 1000 },
      options: {},
      ...request,
    });
  }

  /**
   * The first message of a type, as soon as it is there.
   * @template {FromHost['type']} T
   * @param {T} type
   * @param {(message: Extract<FromHost, { type: T }>) => boolean} [isIt] another one than the first
   * @returns {Promise<Extract<FromHost, { type: T }>>}
   */
  async until(type, isIt = () => true) {
    for (;;) {
      const found = this.all(type).find(isIt);
      if (found) return found;
      const over = this.child.stdout.readableEnded && this.child.exitCode !== null;
      if (over || this.child.signalCode) {
        throw new Error(`No ${type}: ${JSON.stringify(this.messages)} ${this.log}`);
      }
      await /** @type {Promise<void>} */ (new Promise((resolve) => this.#waiting.add(resolve)));
    }
  }

  /**
   * Waits until that many workers have started.
   * @param {number} count
   */
  async untilWorkers(count) {
    while (this.all('worker-started').length < count) {
      if (this.child.stdout.readableEnded) throw new Error(`No ${count} workers: ${this.log}`);
      await /** @type {Promise<void>} */ (new Promise((resolve) => this.#waiting.add(resolve)));
    }
  }

  /**
   * @template {FromHost['type']} T
   * @param {T} type
   * @returns {Extract<FromHost, { type: T }>[]}
   */
  all(type) {
    return /** @type {any} */ (this.messages.filter((message) => message.type === type));
  }

  /** All task records, in the order of their arrival. */
  get records() {
    return this.all('tasks').flatMap(({ tasks }) => tasks);
  }

  /** The host and its worker processes. */
  get pids() {
    const pids = [this.child.pid ?? 0, ...this.all('worker-started').map(({ pid }) => pid)];
    return [...new Set(pids)];
  }

  /** Drives a run from its request to the host's exit. */
  async complete(/** @type {Record<string, unknown>} */ request) {
    this.request(request);
    await this.until('ready');
    this.send({ type: 'start' });
    const finished = await this.until('finished');
    this.send({ type: 'release' });
    const { code } = await this.exited;
    await this.closed;
    return { finished, code };
  }
}
