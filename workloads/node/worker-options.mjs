// @ts-check
// The options of a run that are options of Node's own calls.

/**
 * Options of `new Worker`.
 * @param {import('./job.mjs').Job} job
 * @param {import('./job.mjs').Share} share
 */
export function threadOptions(job, share) {
  return { ...threadLimits(job), workerData: share };
}

/**
 * @param {import('./job.mjs').Job} job
 * @returns {{ resourceLimits?: import('node:worker_threads').ResourceLimits }}
 */
export function threadLimits({ heapLimitMb }) {
  if (heapLimitMb === undefined) return {};
  return { resourceLimits: { maxOldGenerationSizeMb: heapLimitMb } };
}

/**
 * Options of `fork`.
 * @param {import('./job.mjs').Job} job
 * @returns {{ serialization: 'json' | 'advanced', execArgv?: string[] }}
 */
export function processOptions({ heapLimitMb, options }) {
  const { serialization = 'json' } = options;
  if (heapLimitMb === undefined) return { serialization };
  const limit = `--max-old-space-size=${heapLimitMb}`;
  return { serialization, execArgv: [...process.execArgv, limit] };
}

/**
 * What the descriptors of a child process are. 0: a pipe that only the host holds; the child sees it
 * close when the host is gone, however it went. 1: what a task prints becomes log. 2: log. Then the
 * channel for messages.
 * @type {['pipe', 2, 2, 'ipc']}
 */
export const CHILD_STDIO = ['pipe', 2, 2, 'ipc'];
