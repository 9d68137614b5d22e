import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from 'vitest';

import { expectedDigests, type KnownRun, runDigest } from './expected-digests.ts';

interface Vectors {
  readonly primes: readonly { size: number; index: number; digest: string }[];
  readonly primesRun: { tasks: number; size: number; digest: string };
  readonly failedTaskRun: { digest: string };
  readonly filesSha256: readonly { relativePathHex: string; contentHex: string; digest: string }[];
  readonly httpGet: readonly {
    seed: number;
    index: number;
    responseBytes: number;
    digest: string;
  }[];
}

const path = fileURLToPath(new URL('../../../workloads/vectors.json', import.meta.url));
const vectors = JSON.parse(readFileSync(path, 'utf8')) as Vectors;

function digests(run: Partial<KnownRun>): readonly string[] {
  return expectedDigests({
    workload: 'primes',
    parameters: {},
    seed: 1,
    workers: 2,
    files: [],
    ...run,
  });
}

describe('the vectors that both hosts are tested with', () => {
  it.each(vectors.primes)('primes below $size + $index', ({ size, index, digest }) => {
    expect(digests({ parameters: { tasks: index + 1, size } })[index]).toBe(digest);
  });

  it('a run of primes', () => {
    const { digest, ...parameters } = vectors.primesRun;
    expect(runDigest(digests({ parameters }))).toBe(digest);
  });

  it('a run with a failed task', () => {
    expect(runDigest(['0011223344556677', '!EACCES'])).toBe(vectors.failedTaskRun.digest);
  });

  it.each(vectors.filesSha256.filter(({ relativePathHex }) => relativePathHex !== 'fffe'))(
    'file $relativePathHex',
    ({ relativePathHex, contentHex, digest }) => {
      const relativePath = Buffer.from(relativePathHex, 'hex').toString('utf8');
      const files = [{ relativePath, content: Buffer.from(contentHex, 'hex') }];
      const parameters = { folder: '/', repeat: 1 };
      expect(digests({ workload: 'files-sha256', parameters, files })).toEqual([digest]);
    },
  );

  it.each(vectors.httpGet)('answer $index of $responseBytes bytes', (vector) => {
    const { seed, index, responseBytes, digest } = vector;
    const parameters = { tasks: index + 1, latencyMs: 0, responseBytes };
    expect(digests({ workload: 'http-get', parameters, seed })[index]).toBe(digest);
  });
});

it('draws the tasks that have to fail', () => {
  const parameters = { tasks: 40, fault: 'raise', percent: 50 };
  const failed = digests({ workload: 'faulty', parameters }).filter((d) => d.startsWith('!'));
  expect(new Set(failed)).toEqual(new Set(['!InjectedFault']));
  expect(failed.length).toBeGreaterThan(5);
  expect(failed.length).toBeLessThan(35);
});
