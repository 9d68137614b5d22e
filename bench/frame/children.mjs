// @ts-check
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How long a process may take to end by itself once it was told to. */
const PATIENCE_MS = 2000;

/** What is kept of what it wrote to stderr. */
const MOST_ERROR_CHARACTERS = 4000;

/** @type {Set<Child>} all that were started and have not ended */
const living = new Set();

process.once('exit', () => {
  for (const child of living) child.killNow();
});

/** A process of a section, in a group of its own, so that what it starts ends with it. */
export class Child {
  #process;
  #name;
  #errors = '';
  /** @type {AsyncIterator<string> | null} */
  #lines = null;
  #hasEnded = false;
  /** @type {Promise<number | null>} its exit code; `null`: a signal ended it, or it could not be started */
  ended;

  /** @param {import('node:child_process').ChildProcess} process @param {string} name */
  constructor(process, name) {
    this.#process = process;
    this.#name = name;
    process.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      this.#errors = (this.#errors + text).slice(-MOST_ERROR_CHARACTERS);
    });
    // What is written to one that has ended is lost, and its end is told by `ended`.
    process.stdin?.on('error', () => undefined);
    this.ended = this.#end();
    if (process.stdout !== null) {
      this.#lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
    }
    living.add(this);
  }

  /** 0: it could not be started. */
  get pid() {
    return this.#process.pid ?? 0;
  }

  /**
   * The next line that it writes.
   * @returns {Promise<string>}
   * @throws {Error} with what it wrote to stderr, where it ends instead
   */
  async line() {
    const next = await this.#lines?.next();
    if (next?.done === false) return next.value;
    throw await this.failure();
  }

  /** @returns {Promise<any>} the next line, parsed */
  async json() {
    const text = await this.line();
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`${this.#name} wrote what is no JSON: ${text.slice(0, 200)}`);
    }
  }

  /** @param {string} line */
  say(line) {
    this.#process.stdin?.write(`${line}\n`);
  }

  /** Tells it that no more lines come. */
  sayNoMore() {
    this.#process.stdin?.end();
  }

  /**
   * Waits for an end with exit code 0.
   * @throws {Error} with what it wrote to stderr
   */
  async succeeds() {
    if ((await this.ended) !== 0) throw await this.failure();
  }

  async failure() {
    const code = await this.ended;
    const words = this.#errors.trim().split('\n').slice(-6).join('\n');
    return new Error(
      `${this.#name} ended with ${code ?? 'a signal'}: ${words || 'nothing on stderr'}`,
    );
  }

  /** Ends it and all of its group; waits until it has ended. */
  async end() {
    const late = setTimeout(() => this.killNow(), PATIENCE_MS);
    this.#kill('SIGTERM');
    await this.ended;
    clearTimeout(late);
  }

  killNow() {
    this.#kill('SIGKILL');
  }

  /** @param {NodeJS.Signals} signal */
  #kill(signal) {
    // A group of 0 would be our own.
    if (this.#hasEnded || this.pid === 0) return;
    try {
      process.kill(-this.pid, signal);
    } catch {
      // The whole group has ended already.
    }
  }

  /** @returns {Promise<number | null>} */
  #end() {
    return new Promise((resolve) => {
      const settle = (/** @type {number | null} */ code) => {
        this.#hasEnded = true;
        living.delete(this);
        resolve(code);
      };
      this.#process.once('error', ({ message }) => {
        this.#errors += message;
        settle(null);
      });
      // What is left of its group holds its pipes open, and would be left behind.
      this.#process.once('exit', () => this.killNow());
      this.#process.once('close', settle);
    });
  }
}

/**
 * Starts a program in a group of its own. It is ended with this process, and when the signal is aborted.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {{ signal?: AbortSignal, env?: NodeJS.ProcessEnv, cwd?: string, name?: string, output?: 'pipe' | 'ignore' }} [options]
 *   `output`: 'ignore' for one that nobody reads, which would else stop when the pipe is full
 */
export function startChild(file, args, options = {}) {
  const { signal, env, cwd, name = file, output = 'pipe' } = options;
  signal?.throwIfAborted();
  const started = spawn(file, args, {
    ...{ detached: true, stdio: ['pipe', output, 'pipe'] },
    ...(env === undefined ? {} : { env }),
    ...(cwd === undefined ? {} : { cwd }),
  });
  const child = new Child(started, name);
  const cancel = () => child.killNow();
  signal?.addEventListener('abort', cancel, { once: true });
  void child.ended.then(() => signal?.removeEventListener('abort', cancel));
  return child;
}

/**
 * With a process that has ended afterwards, whatever happens.
 * @template Value
 * @param {Child} child
 * @param {(child: Child) => Promise<Value>} use
 */
export async function withChild(child, use) {
  try {
    return await use(child);
  } finally {
    await child.end();
  }
}
