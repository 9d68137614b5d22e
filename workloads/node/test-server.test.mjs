// @ts-check
import { get, request as httpRequest } from 'node:http';
import { connect } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { randomBytes } from './splitmix32.mjs';
import { isAlive, remaining } from './testing/processes.mjs';
import { startTestServer, TOKEN } from './testing/test-server-process.mjs';

const CLIENTS = 2000;

/** @type {Awaited<ReturnType<typeof startTestServer>>} */
let testServer;
beforeAll(async () => {
  testServer = await startTestServer({ latencyMs: 30, responseBytes: 10 });
});
afterAll(() => testServer.stop());

/**
 * @param {string} path
 * @param {string} [method]
 * @returns {Promise<{ status: number | undefined, headers: object, body: Buffer }>}
 */
function fetchFrom(path, method = 'GET') {
  return new Promise((resolve, reject) => {
    const { host, port } = testServer.server;
    const sent = httpRequest({ host, port, path, method, agent: false }, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject).end();
  });
}

describe('the test server', () => {
  it('says where it listens', () => {
    expect(testServer).toMatchObject({ type: 'listening', pid: testServer.child.pid });
  });

  it('waits, then answers with the bytes of the task', async () => {
    const startMs = performance.now();
    const { status, headers, body } = await fetchFrom(`/${TOKEN}/4294967295/7`);
    expect(performance.now() - startMs).toBeGreaterThanOrEqual(28); // timers round to whole ms
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'content-length': '10', connection: 'close' });
    expect(body).toEqual(randomBytes(6, 10)); // (2^32 - 1 + 7) modulo 2^32
  });

  it.each([
    ['/', 403],
    ['/wrong/1/0', 403],
    [`/${TOKEN}x/1/0`, 403],
    [`/${TOKEN}`, 404],
    [`/${TOKEN}/1`, 404],
    [`/${TOKEN}/1/`, 404],
    [`/${TOKEN}/1/x`, 404],
    [`/${TOKEN}/1/-1`, 404],
    [`/${TOKEN}/4294967296/1`, 404],
    [`/${TOKEN}/1/1/1`, 404],
    [`/${TOKEN}/1/1?x`, 404],
  ])('answers %s with %i and nothing else', async (path, expected) => {
    const { status, body } = await fetchFrom(path);
    expect(status).toBe(expected);
    expect(body).toHaveLength(0);
  });

  it.each(['POST', 'HEAD', 'DELETE'])('takes no %s', async (method) => {
    expect((await fetchFrom(`/${TOKEN}/1/1`, method)).status).toBe(405);
  });

  it(`answers ${CLIENTS} clients at once`, async () => {
    const all = Array.from({ length: CLIENTS }, (_, index) => fetchFrom(`/${TOKEN}/1/${index}`));
    const bodies = (await Promise.all(all)).map(({ body }) => body.readUInt32LE(0));
    expect(bodies).toEqual(all.map((_, index) => randomBytes(1 + index, 4).readUInt32LE(0)));
  });

  it('is reached on the loopback address only', async () => {
    const { port } = testServer.server;
    const refused = new Promise((resolve) => connect(port, '127.0.0.2').on('error', resolve));
    if (process.platform === 'linux') expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

it('ends when stdin closes, whoever is still connected', async () => {
  const other = await startTestServer({ latencyMs: 60_000, responseBytes: 1 });
  const { host, port } = other.server;
  const lost = new Promise((resolve) =>
    get({ host, port, path: `/${TOKEN}/1/1`, agent: false })
      .on('error', resolve)
      .on('socket', (socket) => {
        socket.on('connect', () => other.child.stdin.end());
      }),
  );
  await lost;
  expect(await remaining(() => [other.pid].filter(isAlive), 2000)).toEqual([]);
});
