// @ts-check

/**
 * A splitmix32 generator. `Math.imul` multiplies modulo 2^32, which plain `*` can't: the product
 * would not fit a double.
 * @param {number} seed 32 bits, unsigned
 * @returns {() => number} the next number, 32 bits, unsigned
 */
export function splitmix32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

/**
 * The first `length` bytes of the generator, each number as 4 bytes, little-endian.
 * @param {number} seed 32 bits, unsigned
 * @param {number} length in bytes
 */
export function randomBytes(seed, length) {
  const next = splitmix32(seed);
  const bytes = Buffer.allocUnsafe(Math.ceil(length / 4) * 4);
  for (let offset = 0; offset < bytes.length; offset += 4) bytes.writeUInt32LE(next(), offset);
  return bytes.subarray(0, length);
}
