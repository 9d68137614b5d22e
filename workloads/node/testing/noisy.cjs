// Preloaded into a host and all its workers: every digest prints, as a task of a user might.
const { Hash } = require('node:crypto');
const { digest } = Hash.prototype;

Hash.prototype.digest = function (...options) {
  console.log('{"type":"noise"}');
  process.stdout.write('noise without newline');
  return digest.apply(this, options);
};
