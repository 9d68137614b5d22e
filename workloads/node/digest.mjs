// @ts-check
import { createHash } from 'node:crypto';

/**
 * A whole number as 8 bytes, little-endian. Negative numbers wrap, as in two's complement.
 * @param {number | bigint} value
 */
export function u64(value) {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, BigInt(value)));
  return bytes;
}

/**
 * The digest of a task: the first 16 hex digits of the SHA-256 over what the workload defines.
 * @param {readonly Uint8Array[]} parts
 */
export function taskDigest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}

/**
 * The digest of a run over its tasks in index order: it shows a lost, doubled or swapped task.
 * @param {readonly string[]} digests one per task; `!CODE` for a failed one
 */
export function runDigest(digests) {
  const hash = createHash('sha256');
  digests.forEach((digest, index) => hash.update(`${index}:${digest}\n`));
  return hash.digest('hex');
}
