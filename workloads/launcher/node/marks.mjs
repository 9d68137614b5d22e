// @ts-check
const MAX_MARKS = 10_000;
const MAX_BATCH = 256;
const MAX_NAME_LENGTH = 200;

/** @typedef {import('../../../contract/host-protocol.ts').MarksMessage['marks'][number]} Mark */

/** Moments that the command names while it runs, sent in batches: at `flush`, or when a batch is full. */
export class Marks {
  #send;
  #epochNs;
  /** @type {Mark[]} */
  #batch = [];
  #count = 0;

  /**
   * @param {(message: import('../../../contract/host-protocol.ts').FromHost) => void} send
   * @param {bigint} epochNs
   */
  constructor(send, epochNs) {
    this.#send = send;
    this.#epochNs = epochNs;
  }

  /**
   * @param {string} line without its prefix: `NAME`, or `NAME @NS`, where the program read the clock itself
   * @param {bigint} startNs
   * @param {bigint} readNs when the line was read
   */
  add(line, startNs, readNs) {
    const { name, atNs } = parseMark(line, startNs, readNs);
    if (name === '') return;
    this.#count += 1;
    if (this.#count === MAX_MARKS + 1) this.#warn();
    if (this.#count > MAX_MARKS) return;
    this.#batch.push({ name, atNs: Number(atNs - this.#epochNs) });
    if (this.#batch.length >= MAX_BATCH) this.flush();
  }

  flush() {
    if (this.#batch.length > 0) this.#send({ type: 'marks', marks: this.#batch });
    this.#batch = [];
  }

  #warn() {
    const message = `The command printed more than ${MAX_MARKS} marks; the later ones are left out.`;
    this.#send({ type: 'warning', code: 'too-many-marks', message });
  }
}

/**
 * @param {string} line
 * @param {bigint} startNs
 * @param {bigint} readNs
 */
function parseMark(line, startNs, readNs) {
  const text = line.trim();
  const [, name = '', own = ''] = /^(.*) @(\d{1,20})$/.exec(text) ?? [];
  const ownNs = BigInt(own);
  // A time of another clock (a container's, another machine's) is worth less than when the line was read.
  const isUsable = own !== '' && ownNs >= startNs && ownNs <= readNs;
  return isUsable
    ? { name: name.trim().slice(0, MAX_NAME_LENGTH), atNs: ownNs }
    : { name: text.slice(0, MAX_NAME_LENGTH), atNs: readNs };
}
