import { shuffleBytes, unshuffleBytes } from './shuffle-bytes.ts';

export type IntegerColumn = Float64Array | Uint32Array | Uint16Array;

/** `differences`: each number is kept as its difference to the one before it. */
export type IntegerForm = 'values' | 'differences';

export interface PackedIntegers {
  /** Bytes of each number: those that are zero in all of them are left out. */
  readonly width: number;
  readonly bytes: Uint8Array;
}

/** Before any are left out. */
const FULL_WIDTH = 8;

/** What the upper half of a number counts. */
const UPPER = 2 ** 32;

/**
 * Whole numbers as bytes. They are taken as 64 bits in two halves, so that no difference is too large
 * and none is rounded; the sign goes into the lowest bit, so that small numbers have high bytes of
 * zero, negative ones too; the bytes are shuffled.
 * @param values −2^53 … 2^53
 */
export function packIntegers(values: IntegerColumn, form: IntegerForm): PackedIntegers {
  const halves = halvesOf(values);
  if (form === 'differences') toDifferences(halves);
  foldSigns(halves);
  const width = widthOf(halves);
  const bytes = shuffleBytes(new Uint8Array(halves.buffer), FULL_WIDTH);
  return { width, bytes: bytes.subarray(0, width * values.length) };
}

/**
 * The numbers that `packIntegers` was given; of other bytes some numbers, which may be beyond 2^53.
 * @param bytes as many for each number as its width was, 0 … 8
 */
export function unpackIntegers(bytes: Uint8Array, count: number, form: IntegerForm): Float64Array {
  const whole = new Uint8Array(FULL_WIDTH * count);
  whole.set(bytes);
  const halves = new Uint32Array(unshuffleBytes(whole, FULL_WIDTH).buffer);
  unfoldSigns(halves);
  if (form === 'differences') toSums(halves);
  return valuesOf(halves);
}

/** Of each number the lower half, then the upper one, as two's complement. */
function halvesOf(values: IntegerColumn): Uint32Array<ArrayBuffer> {
  const halves = new Uint32Array(2 * values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    halves[2 * index] = value;
    halves[2 * index + 1] = Math.floor(value / UPPER);
  }
  return halves;
}

function valuesOf(halves: Uint32Array): Float64Array {
  const values = new Float64Array(halves.length / 2);
  for (let index = 0; index < values.length; index += 1) {
    const signed = (halves[2 * index + 1] ?? 0) | 0;
    values[index] = signed * UPPER + (halves[2 * index] ?? 0);
  }
  return values;
}

/** From the end, so that the one before is still whole. What overflows comes back in the sums. */
function toDifferences(halves: Uint32Array): void {
  for (let at = halves.length - 2; at >= 2; at -= 2) {
    const lower = (halves[at] ?? 0) - (halves[at - 2] ?? 0);
    const borrowed = lower < 0 ? 1 : 0;
    halves[at] = lower;
    halves[at + 1] = (halves[at + 1] ?? 0) - (halves[at - 1] ?? 0) - borrowed;
  }
}

function toSums(halves: Uint32Array): void {
  for (let at = 2; at < halves.length; at += 2) {
    const lower = (halves[at] ?? 0) + (halves[at - 2] ?? 0);
    const carried = lower >= UPPER ? 1 : 0;
    halves[at] = lower;
    halves[at + 1] = (halves[at + 1] ?? 0) + (halves[at - 1] ?? 0) + carried;
  }
}

/** 0, −1, 1, −2 … become 0, 1, 2, 3 … */
function foldSigns(halves: Uint32Array): void {
  for (let at = 0; at < halves.length; at += 2) {
    const lower = halves[at] ?? 0;
    const upper = halves[at + 1] ?? 0;
    const sign = upper >> 31;
    halves[at] = (lower << 1) ^ sign;
    halves[at + 1] = ((upper << 1) | (lower >>> 31)) ^ sign;
  }
}

function unfoldSigns(halves: Uint32Array): void {
  for (let at = 0; at < halves.length; at += 2) {
    const lower = halves[at] ?? 0;
    const upper = halves[at + 1] ?? 0;
    const sign = -(lower & 1);
    halves[at] = ((lower >>> 1) | (upper << 31)) ^ sign;
    halves[at + 1] = (upper >>> 1) ^ sign;
  }
}

/** Bytes that the largest of the numbers needs. */
function widthOf(halves: Uint32Array): number {
  let lower = 0;
  let upper = 0;
  for (let at = 0; at < halves.length; at += 2) {
    lower |= halves[at] ?? 0;
    upper |= halves[at + 1] ?? 0;
  }
  const bytesOf = (bits: number): number => Math.ceil((32 - Math.clz32(bits)) / 8);
  return upper === 0 ? bytesOf(lower) : 4 + bytesOf(upper);
}
