// @ts-check
import path from 'node:path';

import { REPOSITORY } from './repository.mjs';

const IMAGES = path.join(REPOSITORY, 'docs', 'images');

/**
 * The run of the README: two Python threads, some 13 s.
 * @type {import('./run-pictures.mjs').RunPicture}
 */
export const LIVE_VIEW = {
  file: path.join(IMAGES, 'live-view.png'),
  runtime: 'Python',
  of: 'window',
  launch: {
    workload: 'primes',
    strategy: 'threads',
    workers: 2,
    parameters: { primes: { tasks: 120, size: 80_000 } },
  },
};

/**
 * The runs of docs/patterns.md, for machines of two cores.
 * @type {readonly import('./run-pictures.mjs').RunPicture[]}
 */
export const PATTERNS = [
  pattern('gil', 'Python', {
    workload: 'primes',
    strategy: 'threads',
    workers: 4,
    parameters: { primes: { tasks: 64, size: 60_000 } },
  }),
  pattern('hot-lock', 'Node.js', {
    workload: 'lock-contention',
    strategy: 'threads',
    workers: 4,
    parameters: { 'lock-contention': { tasks: 64, rounds: 40, steps: 200_000, lockedPercent: 90 } },
  }),
  pattern('oversubscription', 'Node.js', {
    workload: 'primes',
    strategy: 'threads',
    workers: 8,
    parameters: { primes: { tasks: 64, size: 1_000_000 } },
  }),
  pattern('uneven-work', 'Node.js', {
    workload: 'primes',
    strategy: 'threads',
    workers: 2,
    options: { schedule: 'blocks' },
    parameters: { primes: { tasks: 40, size: 900_000, sizes: 'heavy-tailed' } },
  }),
  {
    ...pattern('blocked-loop', 'Python', {
      workload: 'http-get',
      strategy: 'async',
      workers: 8,
      options: { asyncCalls: 'blocking' },
      parameters: { 'http-get': { tasks: 60 } },
    }),
    of: 'contention',
  },
];

/**
 * @param {string} name
 * @param {import('./run-pictures.mjs').RunPicture['runtime']} runtime
 * @param {Record<string, unknown>} launch
 * @returns {import('./run-pictures.mjs').RunPicture}
 */
function pattern(name, runtime, launch) {
  const file = path.join(IMAGES, `pattern-${name}.png`);
  return { file, runtime, launch, of: 'timeline' };
}
