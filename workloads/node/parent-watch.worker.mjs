// @ts-check
// Not a blocking readSync: a thread blocked in a system call can't be ended, and `process.exit()`
// would wait for it for ever.
import { Socket } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';

import { LineSplitter } from './lines.mjs';
import { ownThreadId } from './thread-id.mjs';

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
const splitter = new LineSplitter();
let tooLong = false;

/** @param {Uint8Array} chunk */
function forward(chunk) {
  if (tooLong) return; // keep reading all the same: the end of the stream is still to be seen
  try {
    const lines = splitter.push(chunk);
    if (lines.length > 0) port.postMessage({ lines });
  } catch {
    tooLong = true;
    port.postMessage({ tooLong });
  }
}

const parent = new Socket({ fd: 0, readable: true, writable: false });
parent.on('data', forward);
parent.on('error', () => {}); // 'close' follows
// SIGKILL, because an orderly exit would need the main thread, which may be inside a task.
parent.on('close', () => process.kill(process.pid, 'SIGKILL'));

port.postMessage({ watching: ownThreadId() });
if (workerData.rest) forward(workerData.rest);
