// Preloaded into a host and all its workers: lets the workers crash, `CRASH` says when.
const { Hash } = require('node:crypto');
const { digest } = Hash.prototype;

// Asked late: while a preload runs in a Worker, `argv` is still that of its parent.
const isWorker = () =>
  /\.worker\.mjs$/.test(process.argv[1]) && !/parent-watch/.test(process.argv[1]);

if (process.env.CRASH === 'before-work') {
  setImmediate(() => {
    if (isWorker()) throw new Error('planted failure');
  });
}

if (process.env.CRASH === 'in-task') {
  Hash.prototype.digest = function (...options) {
    if (isWorker()) process.exit(3);
    return digest.apply(this, options);
  };
}
