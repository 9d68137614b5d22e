// @ts-check
import { refusalOf, STRATEGIES, WORKLOADS } from './admission.mjs';
import { HostFailure } from './host-failure.mjs';
import { parseOptions } from './options.mjs';
import { text, wholeNumber } from './parameters.mjs';

export const PROTOCOL_VERSION = 1;

/** More than the window offers; beyond it a machine runs out of threads, not of patience. */
const MAX_WORKERS = 4096;
export const MAX_SEED = 0xffffffff;

/**
 * What main wants to be run.
 * @typedef {object} Request
 * @property {string} workload
 * @property {string} strategy
 * @property {number} workers
 * @property {number} seed
 * @property {Record<string, unknown>} parameters
 * @property {import('./options.mjs').Options} options
 * @property {Server | null} server
 * @property {boolean} gauges whether somebody watches, and `gauges` are welcome
 *
 * Where the test server listens, and the first segment of every path it answers.
 * @typedef {{ host: string, port: number, token: string }} Server
 */

/**
 * @param {string} line the first one
 * @returns {Request | 'describe'} `describe`: main wants to know what this host can do
 * @throws {HostFailure} with what is wrong with it
 */
export function parseRequest(line) {
  const message = parseObject(line);
  const type = message['type'];
  if (type !== 'parameters' && type !== 'describe') {
    throw new HostFailure(
      'out-of-order',
      `The type of the first line is ${JSON.stringify(type) ?? 'missing'}; it must be "parameters" or "describe".`,
    );
  }
  if (message['protocol'] !== PROTOCOL_VERSION) {
    throw new HostFailure(
      'protocol-version',
      `This host speaks protocol ${PROTOCOL_VERSION}, but was asked for ${JSON.stringify(message['protocol'])}; use hosts and application of one version.`,
    );
  }
  return type === 'describe' ? type : parseParameters(message);
}

/**
 * @param {Record<string, unknown>} message
 * @returns {Request}
 */
function parseParameters(message) {
  const workload = oneOf('workload', message['workload'], WORKLOADS);
  const strategy = oneOf('strategy', message['strategy'], STRATEGIES);
  const refusal = refusalOf(workload, strategy);
  if (refusal !== null) throw new HostFailure('bad-parameter', refusal);
  return {
    workload,
    strategy,
    workers: wholeNumber(message, 'workers', 1, MAX_WORKERS),
    seed: wholeNumber(message, 'seed', 0, MAX_SEED),
    parameters: objectOf(message, 'parameters'),
    options: parseOptions(objectOf(message, 'options'), strategy),
    server: message['server'] === undefined ? null : parseServer(objectOf(message, 'server')),
    gauges: message['gauges'] === true,
  };
}

/** @param {string} line */
function parseObject(line) {
  try {
    const value = JSON.parse(line);
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  const seen = JSON.stringify(line.slice(0, 40));
  throw new HostFailure(
    'malformed-line',
    `The first line must be a JSON object, but it begins with ${seen}; see workloads/protocol.md.`,
  );
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * @param {Record<string, unknown>} message
 * @param {string} name
 */
function objectOf(message, name) {
  const value = message[name] ?? {};
  if (isObject(value)) return value;
  throw new HostFailure('bad-parameter', `"${name}" must be an object.`);
}

/**
 * @param {string} what
 * @param {unknown} value
 * @param {readonly string[]} known
 */
function oneOf(what, value, known) {
  if (typeof value === 'string' && known.includes(value)) return value;
  throw new HostFailure(
    'bad-parameter',
    `There is no ${what} ${JSON.stringify(value)} in the Node host; it has ${known.join(', ')}.`,
  );
}

/**
 * @param {Record<string, unknown>} server
 * @returns {Server}
 */
function parseServer(server) {
  return {
    host: text(server, 'host'),
    port: wholeNumber(server, 'port', 1, 65535),
    token: text(server, 'token'),
  };
}
