// @ts-check

/**
 * Every way of a strategy to work that has code of its own.
 * @type {{ name: string, strategy: string, options: Record<string, unknown> }[]}
 */
export const VARIANTS = [
  { name: 'sequential', strategy: 'sequential', options: {} },
  { name: 'threads', strategy: 'threads', options: {} },
  { name: 'a thread per task', strategy: 'threads', options: { perTask: true } },
  { name: 'thread-pool', strategy: 'thread-pool', options: {} },
  { name: 'processes', strategy: 'processes', options: {} },
  { name: 'a process per task', strategy: 'processes', options: { perTask: true } },
  { name: 'process-pool', strategy: 'process-pool', options: {} },
  { name: 'async', strategy: 'async', options: {} },
  { name: 'async with a semaphore', strategy: 'async', options: { asyncStyle: 'semaphore' } },
  // One task at a time in each loop, so that W is the number in flight here as well.
  { name: 'threads-async', strategy: 'threads-async', options: { inFlight: 1 } },
  { name: 'processes-async', strategy: 'processes-async', options: { inFlight: 1 } },
];

/** Those whose workers live from the start to the end. */
export const LASTING = VARIANTS.filter(({ options }) => !options['perTask']);
export const ONE_PER_TASK = VARIANTS.filter(({ options }) => options['perTask']);
export const LOOPS = VARIANTS.filter(({ strategy }) => strategy.endsWith('async'));
export const UNINTERRUPTIBLE = VARIANTS.filter((variant) => !LOOPS.includes(variant));
