// @ts-check
// What workerpool shows no public way to. All of it is in this file, for the day the library changes.

/**
 * The threads or child processes of a filled pool. A host must see their end: an idle worker that dies
 * would go unnoticed until the next call.
 * @param {import('workerpool').Pool} pool
 * @returns {any[]} `Worker` or `ChildProcess`, in the order of their making
 */
export function workersOf(pool) {
  return handlersOf(pool).map(({ worker }) => worker);
}

/**
 * Options of a call that bear its chunk: the pool keeps them as long as the call is under way.
 * @param {import('../schedule.mjs').Range} chunk
 * @param {Parameters<import('workerpool').Pool['exec']>[2]} [callOptions]
 */
export function optionsWithChunk(chunk, callOptions) {
  return { ...callOptions, chunk };
}

/**
 * Which worker has which chunk now. For messages only.
 * @param {import('workerpool').Pool} pool
 */
export function chunksUnderWay(pool) {
  return handlersOf(pool).flatMap(({ processing = {} }, worker) =>
    Object.values(processing).flatMap(({ options }) =>
      options?.chunk ? [{ worker, range: options.chunk }] : [],
    ),
  );
}

/**
 * @param {import('workerpool').Pool} pool
 * @returns {any[]} one for each worker
 */
function handlersOf(pool) {
  return /** @type {any} */ (pool).workers;
}
