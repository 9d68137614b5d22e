// @ts-check
const MAX_TASKS = 1_000_000;
const MAX_BATCH = 256;

/**
 * @typedef {import('../../../contract/host-protocol.ts').ToldTask} ToldTask
 * @typedef {import('../../../contract/host-protocol.ts').ToldWorker} ToldWorker
 */

/**
 * What a command tells of workers and tasks of its own, passed on to main: numbered anew, over all who
 * speak, and in batches: at `flush`, or when one is full.
 */
export class Told {
  #send;
  #epochNs;
  #startNs = 0;
  /** From the epoch to that of whoever speaks now. */
  #shiftNs = 0;
  /**
   * Of the workers of whoever speaks now.
   * @type {Map<number, number>}
   */
  #numbers = new Map();
  #nextWorker = 0;
  #firstTask = 0;
  #nextTask = 0;
  /** @type {ToldWorker[]} */
  #workers = [];
  /** @type {ToldTask[]} */
  #tasks = [];
  #wrongTimes = 0;
  #tooMany = 0;

  /**
   * @param {(message: import('../../../contract/host-protocol.ts').FromHost) => void} send
   * @param {bigint} epochNs
   */
  constructor(send, epochNs) {
    this.#send = send;
    this.#epochNs = epochNs;
  }

  /**
   * @param {import('./told-lines.mjs').Message} message
   * @param {bigint} startNs when the command was started
   * @param {bigint} readNs when the message was read
   */
  hear(message, startNs, readNs) {
    this.#startNs = Number(startNs - this.#epochNs);
    if (message.type === 'hello') this.#begin(message.clockNs);
    else if (message.type === 'worker-started') {
      this.#workers.push({ ...message.worker, id: this.#number(message.worker.id) });
    } else if (message.type === 'tasks') {
      for (const record of message.tasks) this.#add(record, Number(readNs - this.#epochNs));
    }
    if (this.#tasks.length >= MAX_BATCH) this.flush();
  }

  flush() {
    const [tasks, startNs] = [this.#tasks, this.#startNs];
    let workers = this.#workers;
    this.#tasks = [];
    this.#workers = [];
    for (let at = 0; at < tasks.length || workers.length > 0; at += MAX_BATCH) {
      this.#send({ type: 'told', startNs, workers, tasks: tasks.slice(at, at + MAX_BATCH) });
      workers = [];
    }
  }

  /**
   * Sends the rest, and what of it could not be used.
   * @param {Pick<import('./told-lines.mjs').ToldLines, 'malformed' | 'firstProblem'>} lines
   */
  finish({ malformed, firstProblem }) {
    this.flush();
    this.#warn(
      malformed,
      'told-malformed',
      `${counted(malformed, 'line')} of its output looked like the run-host protocol and broke it: taken as ordinary output. The first one: ${firstProblem}.`,
    );
    this.#warn(
      this.#wrongTimes,
      'told-times',
      `${counted(this.#wrongTimes, 'task')} that it told of left out: times that do not lie between its start and their arrival are of another clock, or wrong.`,
    );
    this.#warn(
      this.#tooMany,
      'told-too-many',
      `${counted(this.#tooMany, 'task')} that it told of left out: only those numbered below ${MAX_TASKS} are kept.`,
    );
  }

  /** @param {bigint} clockNs */
  #begin(clockNs) {
    this.#shiftNs = Number(clockNs - this.#epochNs);
    this.#numbers = new Map();
    this.#firstTask = this.#nextTask;
  }

  /** @param {number} own */
  #number(own) {
    const number = this.#nextWorker;
    this.#numbers.set(own, number);
    this.#nextWorker += 1;
    return number;
  }

  /**
   * @param {ToldTask} record
   * @param {number} readNs
   */
  #add(record, readNs) {
    const task = this.#firstTask + record.task;
    const worker = this.#numbers.get(record.worker) ?? 0;
    const queuedNs = record.queuedNs + this.#shiftNs;
    const startedNs = record.startedNs + this.#shiftNs;
    const finishedNs = record.finishedNs + this.#shiftNs;
    const received =
      record.receivedNs === undefined ? {} : { receivedNs: record.receivedNs + this.#shiftNs };
    const lastNs = received.receivedNs ?? finishedNs;
    if (Math.min(queuedNs, startedNs) < this.#startNs || Math.max(queuedNs, lastNs) > readNs) {
      this.#wrongTimes += 1;
    } else if (task >= MAX_TASKS) {
      this.#tooMany += 1;
    } else {
      this.#nextTask = Math.max(this.#nextTask, task + 1);
      this.#tasks.push({
        ...record,
        ...received,
        ...{ task, worker, queuedNs, startedNs, finishedNs },
      });
    }
  }

  /**
   * @param {number} count none: nothing is said
   * @param {string} code
   * @param {string} message
   */
  #warn(count, code, message) {
    if (count > 0) this.#send({ type: 'warning', code, message });
  }
}

/**
 * @param {number} count
 * @param {string} word
 */
function counted(count, word) {
  return count === 1 ? `${count} ${word}` : `${count} ${word}s`;
}
