/**
 * Room for numbers that are needed for no longer than it takes to reckon a picture. Kept, because that is done
 * many times a second, and collecting new room each time takes longer.
 */
export class Scratch {
  #room = new Float32Array(0);

  /** So many zeros, until it is asked for again. */
  take(length: number): Float32Array {
    if (this.#room.length < length) this.#room = new Float32Array(length);
    return this.#room.subarray(0, length).fill(0);
  }
}
