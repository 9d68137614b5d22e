// @ts-check
/** A line that is longer is none of the protocol. */
export const MAX_LINE_BYTES = 1024 * 1024;

/** Of one output, whoever announces them. */
export const MAX_WORKERS = 1000;

const MAX_NAME_LENGTH = 100;
const MAX_TEXT_LENGTH = 1000;

/** Of the protocol too, but nothing is learnt from them here. */
const OTHERS = ['ready', 'gauges', 'finished', 'warning', 'host-error', 'description'];
const HELLO = /"hello"/;
const ANY = new RegExp(`"(?:hello|worker-started|tasks|worker-exited|${OTHERS.join('|')})"`);
const LOOKS_ALIKE = /"type"\s*:\s*"(?:hello|worker-started|tasks|worker-exited)"/;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * @typedef {import('../../../contract/host-protocol.ts').ToldTask} ToldTask
 * @typedef {import('../../../contract/host-protocol.ts').ToldWorker} ToldWorker
 *
 * What a line says, as far as it is used. Numbers and times are those of whoever speaks.
 * @typedef {{ type: 'hello', clockNs: bigint }
 *   | { type: 'worker-started', worker: ToldWorker }
 *   | { type: 'tasks', tasks: ToldTask[] }
 *   | { type: 'other' }} Message
 *
 * @typedef {Record<string, unknown>} Values
 */

/** Why a line that looks like the protocol's is none of it. */
class Malformed extends Error {}

/**
 * Lines of the run-host protocol in what a command prints, in their order. They are judged by what
 * stands in them alone, never by a clock: who reads the same output again comes to the same. Before a
 * `hello` none of them means anything.
 */
export class ToldLines {
  /** Lines that look like the protocol's and break it. */
  malformed = 0;
  firstProblem = '';
  #hasHello = false;
  /** @type {Set<number>} */
  #workers = new Set();
  #announced = 0;

  /**
   * @param {Buffer} bytes a line
   * @returns {Message | null} `null`: it is ordinary output
   */
  take(bytes) {
    const line = bytes.toString('utf8');
    if (!(this.#hasHello ? ANY : HELLO).test(line)) return null;
    try {
      const values = parse(line, bytes);
      const type = values['type'];
      return this.#hasHello || type === 'hello' ? this.#message(type, values) : null;
    } catch (problem) {
      if (!(problem instanceof Malformed)) throw problem;
      this.malformed += 1;
      this.firstProblem ||= problem.message;
      return null;
    }
  }

  /**
   * @param {unknown} type
   * @param {Values} values
   * @returns {Message | null}
   */
  #message(type, values) {
    switch (type) {
      case 'hello':
        return this.#hello(values);
      case 'worker-started':
        return { type, worker: this.#workerStarted(values) };
      case 'tasks':
        return { type, tasks: this.#tasks(values) };
      case 'worker-exited':
        this.#known(count(values, 'id'), 'that ended');
        return { type: 'other' };
      default:
        return typeof type === 'string' && OTHERS.includes(type) ? { type: 'other' } : null;
    }
  }

  /**
   * @param {Values} values
   * @returns {Message}
   */
  #hello(values) {
    const clockNs = values['clockNs'];
    if (count(values, 'protocol') !== 1) throw new Malformed('its protocol is not 1');
    if (typeof clockNs !== 'string' || !/^\d{1,20}$/.test(clockNs)) {
      throw new Malformed("'clockNs' is no number of nanoseconds, written as a text");
    }
    this.#hasHello = true;
    this.#workers.clear(); // another program may speak now: its numbers are its own
    return { type: 'hello', clockNs: BigInt(clockNs) };
  }

  /**
   * @param {Values} values
   * @returns {ToldWorker}
   */
  #workerStarted(values) {
    const id = count(values, 'id');
    const kind = values['kind'];
    if (kind !== 'thread' && kind !== 'process' && kind !== 'event-loop') {
      throw new Malformed("'kind' is none of thread, process, event-loop");
    }
    if (this.#workers.has(id)) throw new Malformed(`worker ${id} was announced twice`);
    if (this.#announced >= MAX_WORKERS) {
      throw new Malformed(`more than ${MAX_WORKERS} workers were announced`);
    }
    const label = text(values, 'label', MAX_NAME_LENGTH);
    const pid = count(values, 'pid', 1);
    const tid = (values['tid'] ?? null) === null ? null : count(values, 'tid', 1);
    this.#workers.add(id);
    this.#announced += 1;
    return { id, kind, label, pid, tid };
  }

  /** @param {Values} values */
  #tasks({ tasks }) {
    if (!Array.isArray(tasks)) throw new Malformed("'tasks' is no list");
    return tasks.map((record) => this.#record(record));
  }

  /**
   * @param {unknown} values
   * @returns {ToldTask}
   */
  #record(values) {
    if (!isObject(values)) throw new Malformed('a task is no object');
    const task = count(values, 'task');
    const worker = this.#known(count(values, 'worker'), `of task ${task}`);
    const queuedNs = count(values, 'queuedNs');
    const startedNs = count(values, 'startedNs');
    const finishedNs = count(values, 'finishedNs');
    if (finishedNs < startedNs) throw new Malformed(`task ${task} ended before it began`);
    const receivedNs = 'receivedNs' in values ? count(values, 'receivedNs') : -1;
    return {
      ...{ task, worker, queuedNs, startedNs, finishedNs },
      // No other figure rests on it: one that can't be is as good as none.
      ...(receivedNs < finishedNs ? {} : { receivedNs }),
      ...('error' in values ? { error: errorOf(values['error']) } : {}),
    };
  }

  /**
   * @param {number} id
   * @param {string} which
   */
  #known(id, which) {
    if (this.#workers.has(id)) return id;
    throw new Malformed(`worker ${id}, ${which}, never started`);
  }
}

/**
 * @param {string} line
 * @param {Buffer} bytes the same
 * @returns {Values} empty: it is JSON, or anything else, that is no message
 */
function parse(line, bytes) {
  try {
    const value = JSON.parse(utf8.decode(bytes));
    return isObject(value) ? value : {};
  } catch {
    if (LOOKS_ALIKE.test(line)) throw new Malformed('it is no JSON');
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {value is Values}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {Values} values
 * @param {string} name
 */
function count(values, name, least = 0) {
  const value = values[name];
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  throw new Malformed(`'${name}' is no whole number of at least ${least}`);
}

/**
 * @param {Values} values
 * @param {string} name
 * @param {number} longest
 */
function text(values, name, longest, canBeEmpty = false) {
  const value = values[name];
  if (typeof value === 'string' && (value !== '' || canBeEmpty)) return value.slice(0, longest);
  throw new Malformed(`'${name}' is no text`);
}

/**
 * @param {unknown} values
 * @returns {import('../../../contract/host-protocol.ts').TaskError}
 */
function errorOf(values) {
  if (!isObject(values) || (values['kind'] !== 'input' && values['kind'] !== 'task')) {
    throw new Malformed("an 'error' is neither of kind input nor of kind task");
  }
  const code = text(values, 'code', MAX_NAME_LENGTH);
  const message = text(values, 'message', MAX_TEXT_LENGTH, true);
  return { kind: values['kind'], code, message };
}
