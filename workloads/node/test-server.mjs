// @ts-check
// The loopback server of the workload "http-get", a process of its own, so that its work is counted
// neither as a worker's nor as the monitor's. One JSON line on stdin says what to serve; one JSON line
// on stdout says where; the end of stdin ends it.
import { createServer } from 'node:http';

import { readFirstLine } from './first-line.mjs';
import { MAX_SEED } from './request.mjs';
import { randomBytes } from './splitmix32.mjs';

// Thousands of clients may connect between two turns of the event loop.
const BACKLOG = 4096;
const MAX_CACHE_BYTES = 64 * 1024 * 1024;

/**
 * @typedef {object} Options
 * @property {string} token first segment of every path that is answered
 * @property {number} latencyMs
 * @property {number} responseBytes
 */

/**
 * @param {string} line
 * @returns {Options}
 */
function parseOptions(line) {
  const { token, latencyMs, responseBytes } = JSON.parse(line);
  const isCount = (/** @type {unknown} */ n) => Number.isSafeInteger(n) && Number(n) >= 0;
  if (typeof token !== 'string' || !/^[\w-]{8,}$/.test(token)) {
    throw new TypeError('"token" must be at least 8 letters, digits, "_" or "-"');
  }
  if (!isCount(latencyMs)) throw new TypeError('"latencyMs" must be a whole number, 0 or more');
  if (!isCount(responseBytes))
    throw new TypeError('"responseBytes" must be a whole number, 0 or more');
  return { token, latencyMs, responseBytes };
}

/**
 * Bodies by the state of their generator: every run of a comparison asks for the same ones.
 * @param {number} responseBytes
 */
function bodyCache(responseBytes) {
  /** @type {Map<number, Buffer>} */
  const bodies = new Map();
  const capacity = Math.floor(MAX_CACHE_BYTES / Math.max(responseBytes, 1));
  return (/** @type {number} */ state) => {
    const known = bodies.get(state);
    if (known) return known;
    const body = randomBytes(state, responseBytes);
    if (bodies.size < capacity) bodies.set(state, body);
    return body;
  };
}

/**
 * @param {Options} options
 * @param {string | undefined} method
 * @param {string | undefined} url
 * @returns {{ status: number } | { state: number }} state: of the generator that makes the body
 */
function route({ token }, method, url = '') {
  const [root, first, seed, index, ...rest] = url.split('/');
  if (root !== '' || first !== token) return { status: 403 };
  if (method !== 'GET') return { status: 405 };
  if (rest.length > 0 || !isNumeral(seed) || !isNumeral(index)) return { status: 404 };
  if (Number(seed) > MAX_SEED || !Number.isSafeInteger(Number(index))) return { status: 404 };
  return { state: (Number(seed) + (Number(index) % 2 ** 32)) % 2 ** 32 };
}

/** @param {string | undefined} text */
function isNumeral(text) {
  return text !== undefined && /^(0|[1-9]\d{0,15})$/.test(text);
}

/** @param {Options} options */
function serve(options) {
  const bodyFor = bodyCache(options.responseBytes);
  const server = createServer((request, response) => {
    const answer = route(options, request.method, request.url);
    response.setHeader('Connection', 'close');
    if ('status' in answer) {
      response.writeHead(answer.status, { 'Content-Length': 0 }).end();
      return;
    }
    const send = () => {
      response.writeHead(200, { 'Content-Length': options.responseBytes });
      response.end(bodyFor(answer.state));
    };
    if (options.latencyMs > 0) setTimeout(send, options.latencyMs);
    else send();
  });
  server.on('error', (error) => stopWith(error.message));
  server.listen({ host: '127.0.0.1', port: 0, backlog: BACKLOG }, () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    process.stdout.write(`${JSON.stringify({ type: 'listening', port, pid: process.pid })}\n`);
  });
}

/** @param {string} reason */
function stopWith(reason) {
  process.stderr.write(`The test server can't start: ${reason}.\n`);
  process.exit(1);
}

function main() {
  const first = readFirstLine(0);
  if (!first) process.exit(0);
  // This process only answers requests, none of which takes long: no Worker is needed to see the end.
  process.stdin
    .on('end', () => process.exit(0))
    .on('error', () => process.exit(0))
    .resume();
  try {
    serve(parseOptions(first.line));
  } catch (error) {
    stopWith(error instanceof Error ? error.message : String(error));
  }
}

main();
