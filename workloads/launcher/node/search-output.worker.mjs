// @ts-check
import { parentPort, workerData } from 'node:worker_threads';

import { searchFile } from './search-output.mjs';

// A thread of its own: a pattern can take for ever, and only a thread can be ended in the middle of one.
const { path, pattern } = /** @type {{ path: string, pattern: string }} */ (workerData);
parentPort?.postMessage(searchFile(path, pattern));
