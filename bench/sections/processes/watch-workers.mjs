// @ts-check

/**
 * @typedef {object} WatchedWorkers
 * @property {'threads' | 'processes' | 'tree'} kind `tree`: processes, and all that they start
 * @property {number} hostPid
 * @property {readonly number[]} ids of the threads or processes, in the order of the workers
 */

/**
 * Has a sampler watch workers that no host tells of.
 * @param {any} sampler Corelane's, bundled when the bench runs
 * @param {WatchedWorkers} workers
 * @returns {any} its watch over them
 */
export function watchWorkers(sampler, { kind, hostPid, ids }) {
  const watch = sampler.watchRun({
    ...{ runId: 'bench', hostPid, runtimeKind: 'python', serverPid: null },
    progress: () => ({
      ...{ tasksDone: 0, tasksFailed: 0, tasksTotal: null },
      ...{ tasksIn: () => 0, gaugesOf: () => [] },
    }),
    ...(kind === 'tree' ? { follows: { onFound: () => undefined, includesHost: true } } : {}),
  });
  ids.forEach((tid, id) => {
    const place =
      kind === 'threads' ? { kind: 'thread', pid: hostPid } : { kind: 'process', pid: tid };
    watch.addWorker({ id, label: '', ...place, tid });
  });
  return watch;
}
