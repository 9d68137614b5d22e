import type { RunWatch, Sampler } from '../monitor/watch.ts';
import { NOTHING_OBSERVED } from './run-observer.ts';

const watch: RunWatch = {
  addWorker: () => undefined,
  setHelperThreads: () => undefined,
  markReady: () => Promise.resolve(),
  markFinished: () => Promise.resolve(),
  end: () => Promise.resolve(NOTHING_OBSERVED),
};

/** For runs that only measure how long work takes: nothing of them is to be seen in the charts. */
export const UNWATCHED: Sampler = {
  start: () => undefined,
  stop: () => Promise.resolve(),
  onBatch: () => () => undefined,
  setTickMs: () => undefined,
  watchRun: () => watch,
};
