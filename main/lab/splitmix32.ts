const GAMMA = 0x9e3779b9;

/**
 * Random bytes as `workloads/protocol.md` defines them: numbers of splitmix32 beginning with that
 * state, each as 4 bytes little-endian, cut to the length.
 */
export function randomBytesOf(state: number, lengthBytes: number): Uint8Array {
  const numbers = new DataView(new ArrayBuffer(Math.ceil(lengthBytes / 4) * 4));
  const next = splitmix32(state);
  for (let offset = 0; offset < numbers.byteLength; offset += 4) {
    numbers.setUint32(offset, next(), true);
  }
  return new Uint8Array(numbers.buffer, 0, lengthBytes);
}

/** The numbers of splitmix32 that follow on that state, one at each call: 0 … 2³² − 1. */
export function splitmix32(state: number): () => number {
  let current = state >>> 0;
  return () => {
    current = (current + GAMMA) >>> 0;
    return mix(current);
  };
}

function mix(state: number): number {
  let z = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
