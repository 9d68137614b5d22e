// @ts-check
import { HostFailure } from './host-failure.mjs';
import { wholeNumber } from './parameters.mjs';

export const PROTOCOL_VERSION = 1;

const WORKLOADS = ['primes', 'files-sha256', 'http-get'];
const STRATEGIES = ['sequential', 'threads', 'thread-pool', 'processes', 'process-pool', 'async'];

/** More than the window offers; beyond it a machine runs out of threads, not of patience. */
const MAX_WORKERS = 4096;
const MAX_SEED = 0xffffffff;

/**
 * What main wants to be run.
 * @typedef {object} Request
 * @property {string} workload
 * @property {string} strategy
 * @property {number} workers
 * @property {number} seed
 * @property {Record<string, unknown>} parameters
 * @property {Record<string, unknown>} options
 * @property {Server | null} server
 *
 * Where the test server listens, and the first segment of every path it answers.
 * @typedef {{ host: string, port: number, token: string }} Server
 */

/**
 * @param {string} line
 * @returns {Request}
 * @throws {HostFailure} with what is wrong with it
 */
export function parseRequest(line) {
  const message = parseObject(line);
  if (message['type'] !== 'parameters') {
    throw malformed(`its type is ${JSON.stringify(message['type'])}, not "parameters"`);
  }
  if (message['protocol'] !== PROTOCOL_VERSION) {
    throw new HostFailure(
      'protocol-version',
      `This host speaks protocol ${PROTOCOL_VERSION}, but was asked for ${JSON.stringify(message['protocol'])}; use hosts and application of one version.`,
    );
  }
  return {
    workload: oneOf('workload', message['workload'], WORKLOADS),
    strategy: oneOf('strategy', message['strategy'], STRATEGIES),
    workers: wholeNumber(message, 'workers', 1, MAX_WORKERS),
    seed: wholeNumber(message, 'seed', 0, MAX_SEED),
    parameters: asObject(message['parameters'] ?? {}, '"parameters"'),
    options: asObject(message['options'] ?? {}, '"options"'),
    server: message['server'] === undefined ? null : parseServer(message['server']),
  };
}

/** @param {string} line */
function parseObject(line) {
  try {
    return asObject(JSON.parse(line), 'it');
  } catch (error) {
    if (error instanceof HostFailure) throw error;
    throw malformed('it is not JSON');
  }
}

/**
 * @param {unknown} value
 * @param {string} name
 * @returns {Record<string, unknown>}
 */
function asObject(value, name) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw malformed(`${name} is not an object`);
  }
  return /** @type {Record<string, unknown>} */ (value);
}

/** @param {string} why */
function malformed(why) {
  return new HostFailure(
    'malformed-parameters',
    `The first line must be a parameters message, but ${why}; see workloads/protocol.md.`,
  );
}

/**
 * @param {string} what
 * @param {unknown} value
 * @param {readonly string[]} known
 */
function oneOf(what, value, known) {
  if (typeof value === 'string' && known.includes(value)) return value;
  throw new HostFailure(
    `unknown-${what}`,
    `There is no ${what} ${JSON.stringify(value)} in the Node host; it has ${known.join(', ')}.`,
  );
}

/**
 * @param {unknown} value
 * @returns {Server}
 */
function parseServer(value) {
  const { host, port, token } = asObject(value, '"server"');
  if (typeof host !== 'string' || typeof port !== 'number' || typeof token !== 'string') {
    throw malformed('"server" has no host, port and token');
  }
  return { host, port, token };
}
