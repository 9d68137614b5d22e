// @ts-check
import { Agent, get } from 'node:http';

import { HostFailure } from './host-failure.mjs';
import { wholeNumber } from './parameters.mjs';
import { MAX_TASKS } from './sizes.mjs';
import { TaskFailure } from './task-failure.mjs';

const MAX_LATENCY_MS = 60_000;
const MAX_RESPONSE_BYTES = 100_000_000;
/** How long an answer may take beyond the server's latency before the task fails. */
const PATIENCE_MS = 30_000;

// Keeps no connection: every request makes its own and says "Connection: close".
const agent = new Agent({ keepAlive: false });

/**
 * What there is to fetch from the test server.
 * @typedef {{ hostname: string, port: number, path: string, responseBytes: number, patienceMs: number }} Source
 */

/**
 * The tasks of the workloads that fetch: task i gets one answer from the test server.
 * @param {Pick<import('./request.mjs').Request, 'workload' | 'parameters' | 'seed' | 'server'>} request
 * @param {number} leastBytes
 * @returns {{ tasksTotal: number, source: Source }}
 */
export function prepareFetch({ workload, parameters, seed, server }, leastBytes = 0) {
  if (!server) {
    throw new HostFailure(
      'bad-parameter',
      `The workload ${workload} needs the test server; name its host, port and token in "server".`,
    );
  }
  const latencyMs = wholeNumber(parameters, 'latencyMs', 0, MAX_LATENCY_MS);
  return {
    tasksTotal: wholeNumber(parameters, 'tasks', 1, MAX_TASKS),
    source: {
      hostname: server.host,
      port: server.port,
      path: `/${server.token}/${seed}`,
      responseBytes: wholeNumber(parameters, 'responseBytes', leastBytes, MAX_RESPONSE_BYTES),
      patienceMs: latencyMs + PATIENCE_MS,
    },
  };
}

/**
 * @param {number} index
 * @param {Source} source
 * @returns {Promise<Buffer[]>} the body of the answer
 */
export function fetchBody(index, { hostname, port, path, responseBytes, patienceMs }) {
  return new Promise((resolve, reject) => {
    const request = get({ agent, hostname, port, path: `${path}/${index}` }, (response) => {
      if (response.statusCode !== 200) request.destroy(wrongStatus(response.statusCode));
      /** @type {Buffer[]} */
      const chunks = [];
      let received = 0;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        received += chunk.length;
        if (received > responseBytes) {
          request.destroy(wrongLength(`more than ${responseBytes}`, responseBytes));
        }
      });
      response.on('error', reject);
      response.on('end', () => {
        if (received === responseBytes) resolve(chunks);
        else reject(wrongLength(received, responseBytes));
      });
    });
    const timer = setTimeout(() => request.destroy(tooSlow(patienceMs)), patienceMs);
    request.on('error', reject);
    request.on('close', () => clearTimeout(timer));
  });
}

/** @param {number | undefined} status */
function wrongStatus(status) {
  return new TaskFailure('HttpStatus', `The answer was ${status}, not 200.`);
}

/**
 * @param {number | string} received
 * @param {number} length
 */
function wrongLength(received, length) {
  return new TaskFailure('BodyLength', `The body had ${received} bytes instead of ${length}.`);
}

/** @param {number} patienceMs */
function tooSlow(patienceMs) {
  return new TaskFailure('ETIMEDOUT', `There was no whole answer within ${patienceMs / 1000} s.`);
}
