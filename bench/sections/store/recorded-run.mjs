// @ts-check
import { pathToFileURL } from 'node:url';

/**
 * The files of Corelane’s own modules, bundled, that make and keep runs.
 * @typedef {{ history: string, result: string, item: string }} StoreBundles
 */

/** What is bundled for them. */
export const STORE_ENTRIES = {
  history: 'main/store/history/open-history.ts',
  result: 'main/report/run-result.test-support.ts',
  item: 'main/store/history/run-item.ts',
};

/**
 * @param {StoreBundles} bundles
 * @returns {Promise<{ openHistory: any, runResult: any, headerOf: any }>}
 */
export async function loadStore(bundles) {
  /** @param {string} file */
  const load = (file) => import(pathToFileURL(file).href);
  const [{ openHistory }, { runResult }, { headerOf }] = await Promise.all([
    load(bundles.history),
    load(bundles.result),
    load(bundles.item),
  ]);
  return { openHistory, runResult, headerOf };
}

/**
 * A result, with its header, of a run of Python processes.
 * @param {{ runResult: any, headerOf: any }} store
 * @param {string} runId
 * @param {number} workers
 */
export function resultOf({ runResult, headerOf }, runId, workers) {
  const details = runResult().workerDetails[0];
  const result = runResult({
    ...{ runId, workers, strategy: 'processes', startedAt: new Date().toISOString() },
    workerDetails: Array.from({ length: workers }, (_, id) => ({ ...details, id })),
  });
  return { result, header: headerOf(result, 3_600_000) };
}
