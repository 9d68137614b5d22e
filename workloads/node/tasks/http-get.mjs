// @ts-check
// Workload "http-get": task i fetches one answer from the test server. Almost all of it is waiting.
import { Agent, get } from 'node:http';

import { taskDigest, u64 } from '../digest.mjs';
import { HostFailure } from '../host-failure.mjs';
import { wholeNumber } from '../parameters.mjs';
import { TaskFailure } from '../task-failure.mjs';

const MAX_TASKS = 1_000_000;
const MAX_LATENCY_MS = 60_000;
const MAX_RESPONSE_BYTES = 100_000_000;
/** How long an answer may take beyond the server's latency before the task fails. */
const PATIENCE_MS = 30_000;

// Keeps no connection: every request makes its own and says "Connection: close".
const agent = new Agent({ keepAlive: false });

/**
 * @typedef {{ hostname: string, port: number, path: string, responseBytes: number, patienceMs: number }} Input
 */

/** @param {import('../request.mjs').Request} request */
export function prepare({ parameters, seed, server }) {
  if (!server) {
    throw new HostFailure(
      'bad-parameter',
      'The workload http-get needs the test server; name its host, port and token in "server".',
    );
  }
  const latencyMs = wholeNumber(parameters, 'latencyMs', 0, MAX_LATENCY_MS);
  return {
    tasksTotal: wholeNumber(parameters, 'tasks', 1, MAX_TASKS),
    input: {
      hostname: server.host,
      port: server.port,
      path: `/${server.token}/${seed}`,
      responseBytes: wholeNumber(parameters, 'responseBytes', 0, MAX_RESPONSE_BYTES),
      patienceMs: latencyMs + PATIENCE_MS,
    },
  };
}

/**
 * @param {number} index
 * @param {Input} input
 */
export async function run(index, input) {
  return taskDigest(u64(index), ...(await fetchBody(index, input)));
}

/**
 * @param {number} index
 * @param {Input} input
 * @returns {Promise<Buffer[]>}
 */
function fetchBody(index, { hostname, port, path, responseBytes, patienceMs }) {
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
