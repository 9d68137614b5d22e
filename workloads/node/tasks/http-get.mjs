// @ts-check
// Workload "http-get": task i fetches one answer from the test server. Almost all of it is waiting.
import { get } from 'node:http';

import { taskDigest, u64 } from '../digest.mjs';
import { HostFailure } from '../host-failure.mjs';
import { wholeNumber } from '../parameters.mjs';
import { TaskFailure } from '../task-failure.mjs';

const MAX_TASKS = 1_000_000;
const MAX_LATENCY_MS = 60_000;
const MAX_RESPONSE_BYTES = 100_000_000;
/** How long an answer may take beyond the server's latency before the task fails. */
const PATIENCE_MS = 30_000;

/** @param {import('../request.mjs').Request} request */
export function prepare({ parameters, seed, server }) {
  if (!server) {
    throw new HostFailure(
      'server-missing',
      'The workload http-get needs the test server; name its host, port and token in "server".',
    );
  }
  const latencyMs = wholeNumber(parameters, 'latencyMs', 0, MAX_LATENCY_MS);
  return {
    tasksTotal: wholeNumber(parameters, 'tasks', 1, MAX_TASKS),
    input: {
      url: `http://${server.host}:${server.port}/${server.token}/${seed}`,
      responseBytes: wholeNumber(parameters, 'responseBytes', 0, MAX_RESPONSE_BYTES),
      patienceMs: latencyMs + PATIENCE_MS,
    },
  };
}

/**
 * @param {number} index
 * @param {{ url: string, responseBytes: number, patienceMs: number }} input
 */
export async function run(index, { url, responseBytes, patienceMs }) {
  const body = await fetchBody(`${url}/${index}`, responseBytes, patienceMs);
  return taskDigest(u64(index), ...body);
}

/**
 * @param {string} url
 * @param {number} length what the body must have, in bytes
 * @param {number} patienceMs
 * @returns {Promise<Buffer[]>}
 */
function fetchBody(url, length, patienceMs) {
  return new Promise((resolve, reject) => {
    // Without an agent every request has its own connection and says "Connection: close".
    const request = get(url, { agent: false }, (response) => {
      if (response.statusCode !== 200) request.destroy(wrongStatus(response.statusCode));
      /** @type {Buffer[]} */
      const chunks = [];
      let received = 0;
      response.on('data', (chunk) => {
        chunks.push(chunk);
        received += chunk.length;
        if (received > length) request.destroy(wrongLength(`more than ${length}`, length));
      });
      response.on('error', reject);
      response.on('end', () => {
        if (received === length) resolve(chunks);
        else reject(wrongLength(received, length));
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
