import type { HostWorkloadId, ParameterValues } from '../../../contract/catalogue.ts';

/** Parameters of a small run of each workload, in which every part of its digest matters. */
export function probeParameters(folder: string): Readonly<Record<HostWorkloadId, ParameterValues>> {
  return {
    primes: { tasks: 9, size: 1500, sizes: 'heavy-tailed' },
    matrix: { tasks: 5, size: 3, order: 9, sizes: 'linear' },
    mandelbrot: { tasks: 9, width: 17, iterations: 40 },
    sort: { tasks: 7, size: 300, sizes: 'heavy-tailed' },
    'sha256-blocks': { tasks: 5, size: 2, blockBytes: 3001, sizes: 'linear' },
    compress: { tasks: 5, size: 9001, level: 6, sizes: 'linear' },
    sum: { tasks: 41 },
    'files-sha256': { folder, repeat: 2 },
    'files-read': { folder, repeat: 2 },
    'word-count': { folder, repeat: 2 },
    'http-get': { tasks: 5, latencyMs: 2, responseBytes: 101 },
    'fetch-and-parse': { tasks: 5, latencyMs: 2, responseBytes: 400, rounds: 2 },
    sleep: { tasks: 5, size: 4, sizes: 'linear' },
    pipe: { tasks: 5, size: 9001, transport: 'copy' },
    counter: { tasks: 5, increments: 200, protection: 'lock' },
    'bounded-buffer': { pairs: 3, items: 40, capacity: 4, buffer: 'condition' },
    limited: { tasks: 7, admitted: 1, holdMs: 2 },
    'start-gate': { rounds: 4, gate: 'barrier' },
    'lock-contention': { tasks: 5, rounds: 3, steps: 100, lockedPercent: 50 },
    faulty: { tasks: 9, waitMs: 1, fault: 'raise', percent: 40, memoryMb: 64 },
  };
}

/** Work that no test waits for: one task of it takes longer than the whole check. */
export const endlessParameters: Readonly<Partial<Record<HostWorkloadId, ParameterValues>>> = {
  sleep: { tasks: 50, size: 60_000 },
  primes: { tasks: 50, size: 100_000_000 },
  matrix: { tasks: 50, size: 100_000, order: 2000 },
  mandelbrot: { tasks: 50, width: 100_000, iterations: 100_000 },
  limited: { tasks: 500, admitted: 1, holdMs: 10_000 },
  // Not endless, but long, for a host that has nothing else.
  sum: { tasks: 1_000_000 },
};
