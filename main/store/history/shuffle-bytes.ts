/**
 * Puts the first bytes of all values together, then the second ones, and so on: exponents and high
 * digits of neighbours are alike, and pack several times better so.
 * @param width bytes of one value
 */
export function shuffleBytes(values: Uint8Array, width: number): Uint8Array {
  const count = values.length / width;
  const shuffled = new Uint8Array(values.length);
  for (let byte = 0; byte < width; byte += 1) {
    const start = byte * count;
    for (let index = 0, from = byte; index < count; index += 1, from += width) {
      shuffled[start + index] = values[from] ?? 0;
    }
  }
  return shuffled;
}

/** Undoes `shuffleBytes`, into memory of its own, aligned for values of any width. */
export function unshuffleBytes(shuffled: Uint8Array, width: number): Uint8Array<ArrayBuffer> {
  const count = shuffled.length / width;
  const values = new Uint8Array(shuffled.length);
  for (let byte = 0; byte < width; byte += 1) {
    const start = byte * count;
    for (let index = 0, to = byte; index < count; index += 1, to += width) {
      values[to] = shuffled[start + index] ?? 0;
    }
  }
  return values;
}
