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

/** @type {WeakMap<object, import('../schedule.mjs').Range>} */
const chunkOfCall = new WeakMap();

/**
 * @param {object} call what `exec` returned
 * @param {import('../schedule.mjs').Range} chunk
 */
export function rememberChunk(call, chunk) {
  chunkOfCall.set(call, chunk);
}

/**
 * Which worker has which chunk now. For messages only.
 * @param {import('workerpool').Pool} pool
 */
export function chunksUnderWay(pool) {
  return handlersOf(pool).flatMap(({ processing = {} }, worker) =>
    Object.values(processing).flatMap(({ resolver }) => {
      const range = chunkOfCall.get(resolver?.promise);
      return range ? [{ worker, range }] : [];
    }),
  );
}

/**
 * @param {import('workerpool').Pool} pool
 * @returns {any[]} one for each worker
 */
function handlersOf(pool) {
  return /** @type {any} */ (pool).workers;
}
