const GAMMA = 0x9e3779b9;

/**
 * Random bytes as `workloads/protocol.md` defines them: numbers of splitmix32 beginning with that
 * state, each as 4 bytes little-endian, cut to the length.
 */
export function randomBytesOf(state: number, lengthBytes: number): Uint8Array {
  const numbers = new DataView(new ArrayBuffer(Math.ceil(lengthBytes / 4) * 4));
  let current = state >>> 0;
  for (let offset = 0; offset < numbers.byteLength; offset += 4) {
    current = (current + GAMMA) >>> 0;
    numbers.setUint32(offset, mix(current), true);
  }
  return new Uint8Array(numbers.buffer, 0, lengthBytes);
}

function mix(state: number): number {
  let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
