// @ts-check
import { endianness } from 'node:os';

const swapped = endianness() === 'BE';

/**
 * The bytes of numbers in the order that digests ask for, whatever the machine's own order is. On all
 * but few machines it is the memory of the numbers itself.
 * @param {Uint32Array | Float64Array} numbers
 */
export function littleEndianBytes(numbers) {
  const bytes = Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  if (!swapped) return bytes;
  const copy = Buffer.from(bytes);
  return numbers.BYTES_PER_ELEMENT === 8 ? copy.swap64() : copy.swap32();
}

/**
 * The whole little-endian 4-byte numbers in some bytes.
 * @param {Buffer} bytes
 */
export function littleEndianNumbers(bytes) {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let nth = 0; nth < numbers.length; nth += 1) numbers[nth] = bytes.readUInt32LE(nth * 4);
  return numbers;
}
