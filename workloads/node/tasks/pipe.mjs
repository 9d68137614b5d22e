// @ts-check
// Workload "pipe": task i makes a block of bytes and hands it to the host, the way the strategy hands
// over its results. What a run of it takes is the cost of that way.
import { taskDigest, u64 } from '../digest.mjs';
import { Handover } from '../handover.mjs';
import { HostFailure } from '../host-failure.mjs';
import { choice, wholeNumber } from '../parameters.mjs';
import { MAX_TASKS } from '../sizes.mjs';
import { randomBytes } from '../splitmix32.mjs';
import { TaskFailure } from '../task-failure.mjs';

const MIN_SIZE = 8;
const MAX_SIZE = 1024 * 1024 * 1024;
/** As JSON a byte takes up to four characters, and the text of a message must fit into one string. */
const MAX_JSON_SIZE = 64 * 1024 * 1024;
/** Of the random bytes that a block repeats, and of what a digest has of each of its ends. */
const PATTERN_BYTES = 4096;

/**
 * @typedef {'copy' | 'transfer' | 'shared'} Transport
 * @typedef {{ seed: number, size: number, transport: Transport }} Input
 */

/**
 * @param {Pick<import('../request.mjs').Request, 'strategy' | 'parameters' | 'seed'>
 *   & { options: Pick<import('../options.mjs').Options, 'serialization'> }} request
 */
export function prepare({ strategy, options, parameters, seed }) {
  const tasksTotal = wholeNumber(parameters, 'tasks', 1, MAX_TASKS);
  const size = wholeNumber(parameters, 'size', MIN_SIZE, MAX_SIZE);
  const transport = choice(parameters, 'transport', ['copy', 'transfer', 'shared']);
  if (strategy.startsWith('process')) requireCrossesProcesses(transport, size, options);
  return { tasksTotal, input: { seed, size, transport } };
}

/**
 * @param {Transport} transport
 * @param {number} size
 * @param {Pick<import('../options.mjs').Options, 'serialization'>} options
 */
function requireCrossesProcesses(transport, size, { serialization }) {
  if (transport !== 'copy') {
    throw new HostFailure(
      'bad-parameter',
      `Between processes of Node.js memory can be neither transferred nor shared (${transport}); choose the transport "copy", or threads.`,
    );
  }
  if (serialization !== 'advanced' && size > MAX_JSON_SIZE) {
    throw new HostFailure(
      'bad-parameter',
      `A block of ${size} bytes is too long for a message in JSON; choose at most ${MAX_JSON_SIZE}, or the serialization "advanced".`,
    );
  }
}

/**
 * @param {number} index
 * @param {Input} input
 */
export function run(index, { seed, size, transport }) {
  const memory = transport === 'shared' ? new SharedArrayBuffer(size) : new ArrayBuffer(size);
  const block = Buffer.from(memory);
  block.fill(randomBytes(seed + index, Math.min(size, PATTERN_BYTES)));
  return new Handover(
    block,
    memory instanceof ArrayBuffer && transport === 'transfer' ? [memory] : [],
  );
}

/**
 * The digest of a block that has arrived in the host.
 * @param {number} index
 * @param {Input} _input
 * @param {unknown} content
 */
export function receive(index, _input, content) {
  if (!(content instanceof Uint8Array)) {
    throw new TaskFailure('NoBlock', `A ${typeof content} arrived instead of a block of bytes.`);
  }
  const block = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return taskDigest(
    u64(index),
    u64(block.length),
    block.subarray(0, PATTERN_BYTES),
    block.subarray(-PATTERN_BYTES),
  );
}
