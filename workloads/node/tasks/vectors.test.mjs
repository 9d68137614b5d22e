// @ts-check
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { WORKLOADS } from '../admission.mjs';
import { runDigest } from '../digest.mjs';
import { runInLoop, runInThreads } from '../testing/task-threads.mjs';
import { startTestServer } from '../testing/test-server-process.mjs';

/**
 * A whole run whose result is always the same.
 * @typedef {object} Vector
 * @property {string} workload
 * @property {Record<string, number | string>} parameters
 * @property {number} seed
 * @property {number} [workers]
 * @property {Record<string, string>} [files] contents by path; the run gets a folder with them
 * @property {Record<string, string>} taskDigests of some of the tasks
 * @property {string} runDigest
 */

/** @type {Vector[]} */
const vectors = JSON.parse(
  readFileSync(new URL('../../vectors.json', import.meta.url), 'utf8'),
).tasks;

/** @type {string} */
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'vectors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * @param {Vector} vector
 * @returns {Record<string, string>} the parameters that are not in the file
 */
function madeFor({ files }) {
  if (!files) return {};
  const root = mkdtempSync(join(folder, 'files-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return { folder: root };
}

/** @param {Vector} vector */
async function serverFor({ parameters: { latencyMs, responseBytes } }) {
  if (responseBytes === undefined) return undefined;
  return startTestServer({ latencyMs: Number(latencyMs), responseBytes: Number(responseBytes) });
}

/**
 * @param {Vector} vector
 * @param {(request: Record<string, any>) => Promise<{ digests: string[] }>} run
 */
async function check(vector, run) {
  const { workload, seed, workers = 2, parameters, taskDigests } = vector;
  const serving = await serverFor(vector);
  try {
    const given = { ...parameters, ...madeFor(vector) };
    const server = serving?.server ?? null;
    const { digests } = await run({ workload, seed, workers, server, parameters: given });
    const seen = Object.keys(taskDigests).map((index) => [index, digests[Number(index)]]);
    expect(Object.fromEntries(seen)).toEqual(taskDigests);
    expect(runDigest(digests)).toBe(vector.runDigest);
  } finally {
    await serving?.stop();
  }
}

describe('the test vectors of whole runs', () => {
  it.each(vectors)('$workload in threads, $parameters', (vector) => check(vector, runInThreads));

  it.each(vectors)('$workload in an event loop, $parameters', (vector) => check(vector, runInLoop));

  it('there is at least one of every workload', () => {
    expect(new Set(vectors.map(({ workload }) => workload))).toEqual(new Set(WORKLOADS));
  });
});
