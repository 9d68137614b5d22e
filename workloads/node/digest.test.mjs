// @ts-check
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { runDigest, taskDigest, u64 } from './digest.mjs';
import { randomBytes, splitmix32 } from './splitmix32.mjs';
import { digestOf } from './tasks/files-sha256.mjs';
import { countPrimes, prepare as preparePrimes, run as runPrimes } from './tasks/primes.mjs';

/**
 * @typedef {object} Vectors
 * @property {{ state: number, first: number[] }[]} splitmix32
 * @property {{ size: number, index: number, count: number, digest: string }[]} primes
 * @property {{ tasks: number, size: number, digest: string }} primesRun
 * @property {{ digest: string }} failedTaskRun
 * @property {{ relativePathHex: string, contentHex: string, digest: string }[]} filesSha256
 * @property {{ pathsHex: string[] }} filesOrder
 * @property {{ seed: number, index: number, responseBytes: number, bodyHex: string | null, digest: string }[]} httpGet
 */

/** @type {Vectors} */
const vectors = JSON.parse(readFileSync(new URL('../vectors.json', import.meta.url), 'utf8'));
const hex = (/** @type {string} */ text) => Buffer.from(text, 'hex');
const primesInput = (/** @type {number} */ size) =>
  preparePrimes({ parameters: { tasks: 10, size }, seed: 1 }).input;

describe('the test vectors', () => {
  it.each(vectors.splitmix32)('splitmix32 from state $state', ({ state, first }) => {
    const next = splitmix32(state);
    expect(first.map(() => next())).toEqual(first);
  });

  it.each(vectors.primes)('primes, size $size, task $index', ({ size, index, count, digest }) => {
    expect(countPrimes(size + index)).toBe(count);
    expect(runPrimes(index, primesInput(size))).toBe(digest);
  });

  it('a run of primes', () => {
    const { tasks, size, digest } = vectors.primesRun;
    const digests = Array.from({ length: tasks }, (_, index) =>
      runPrimes(index, primesInput(size)),
    );
    expect(runDigest(digests)).toBe(digest);
  });

  it('a run with a failed task', () => {
    expect(runDigest(['0011223344556677', '!EACCES'])).toBe(vectors.failedTaskRun.digest);
  });

  it.each(vectors.filesSha256)(
    'file $relativePathHex',
    ({ relativePathHex, contentHex, digest }) => {
      const content = createHash('sha256').update(hex(contentHex)).digest();
      expect(digestOf(hex(relativePathHex), content)).toBe(digest);
    },
  );

  it('the order of file names, which is that of the text they travel as', () => {
    const { pathsHex } = vectors.filesOrder;
    const paths = pathsHex.map((path) => hex(path).toString('latin1'));
    expect([...paths].reverse().sort()).toEqual(paths);
  });

  it.each(vectors.httpGet)(
    'http-get, seed $seed, task $index, $responseBytes bytes',
    ({ seed, index, responseBytes, bodyHex, digest }) => {
      const body = randomBytes((seed + index) % 2 ** 32, responseBytes);
      if (bodyHex !== null) expect(body.toString('hex')).toBe(bodyHex);
      expect(taskDigest(u64(index), body)).toBe(digest);
    },
  );
});

it('writes times before 1970 as two’s complement', () => {
  expect(u64(-1n).toString('hex')).toBe('ffffffffffffffff');
});

it('shows a lost, a doubled and a swapped task', () => {
  const digests = ['a', 'b', 'c'];
  const changed = [
    ['a', 'b'],
    ['a', 'b', 'b', 'c'],
    ['b', 'a', 'c'],
  ];
  const all = [digests, ...changed].map(runDigest);
  expect(new Set(all).size).toBe(4);
});
