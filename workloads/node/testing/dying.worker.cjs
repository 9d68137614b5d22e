// A worker of a pool, without Corelane: what does the library do when one dies?
const { isMainThread, threadId } = require('node:worker_threads');

const workerpool = require('workerpool');

workerpool.worker({
  name: () => (isMainThread ? process.pid : threadId),
  wait: (waitMs) => new Promise((resolve) => setTimeout(resolve, waitMs)),
  die: () => (isMainThread ? process.kill(process.pid, 'SIGKILL') : process.exit(1)),
});
