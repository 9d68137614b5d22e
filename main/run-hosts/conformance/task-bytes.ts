import { createHash } from 'node:crypto';

import type { HostWorkloadId, ParameterValues } from '../../../contract/catalogue.ts';
import { randomBytesOf } from '../../lab/splitmix32.ts';
import { taskSize } from './task-size.ts';

/** What the digest of a task is made of: everything that decides about its result. */
export interface TaskInput {
  readonly parameters: ParameterValues;
  readonly seed: number;
  readonly tasksTotal: number;
  readonly task: number;
  readonly workers: number;
  /** Files of the folder, in the protocol's order. */
  readonly files: readonly InputFile[];
}

export interface InputFile {
  readonly relativePath: string;
  readonly content: Buffer;
}

const KEPT_PIPE_BYTES = 4096;
const FILE_BLOCK_BYTES = 64 * 1024;
const FILE_TAIL_BYTES = 64;
const FREQUENT_WORDS = 10;

/** Says what bytes the digest of each workload's task is over, as `workloads/protocol.md` has it. */
export const taskBytes: Readonly<Record<HostWorkloadId, (input: TaskInput) => Buffer>> = {
  primes: (input) => {
    const end = sizeOf(input, 2) + input.task;
    return join(u64(end), u64(primesBelow(end)));
  },
  matrix: (input) => join(u64(input.task), matrixRows(input)),
  mandelbrot: (input) => join(u64(input.task), mandelbrotRow(input)),
  sort: (input) => {
    const numbers = randomNumbers(input.seed + input.task, sizeOf(input, 1)).toSorted();
    return join(u64(input.task), Buffer.from(numbers.buffer));
  },
  'sha256-blocks': (input) => join(u64(input.task), hashOfBlocks(input)),
  compress: (input) => {
    const size = sizeOf(input, 8);
    return join(u64(input.task), u64(size), sha256(compressInput(input, size)));
  },
  sum: ({ seed, task }) => {
    const [a = 0, b = 0] = randomNumbers(seed + task, 2);
    return u64(a + b);
  },
  'files-sha256': (input) => {
    const { relativePath, content } = fileOf(input);
    return join(named(relativePath), sha256(content));
  },
  'files-read': (input) => {
    const { relativePath, content } = fileOf(input);
    return join(named(relativePath), u64(content.length), lastBytesRead(content));
  },
  'word-count': (input) => {
    const { relativePath, content } = fileOf(input);
    return join(named(relativePath), countedWords(content));
  },
  sleep: (input) => join(u64(input.task), u64(sizeOf(input, 0))),
  pipe: ({ parameters, seed, task }) => {
    const size = number(parameters, 'size');
    const block = repeated(randomBytesOf(seed + task, Math.min(size, KEPT_PIPE_BYTES)), size);
    const kept = Math.min(size, KEPT_PIPE_BYTES);
    return join(u64(task), u64(size), block.subarray(0, kept), block.subarray(size - kept));
  },
  'fetch-and-parse': (input) => join(u64(input.task), u64(parsedBody(input))),
  'http-get': (input) => join(u64(input.task), bodyOf(input)),
  counter: ({ parameters, task }) => join(u64(task), u64(number(parameters, 'increments'))),
  'bounded-buffer': ({ parameters, task }) => join(u64(task), u64(number(parameters, 'items'))),
  limited: ({ parameters, task }) => join(u64(task), u64(number(parameters, 'holdMs'))),
  'start-gate': ({ workers, task }) => join(u64(task), u64(Math.floor(task / workers))),
  'lock-contention': (input) => join(u64(input.task), u64(contendedHash(input))),
  faulty: ({ task }) => u64(task),
};

function number(parameters: ParameterValues, name: string): number {
  const value = parameters[name];
  if (typeof value !== 'number') throw new Error(`Not a number: ${name}`);
  return value;
}

function sizeOf({ parameters, seed, tasksTotal, task }: TaskInput, least: number): number {
  const sizes = String(parameters['sizes'] ?? 'uniform');
  return taskSize({ size: number(parameters, 'size'), sizes, least, tasksTotal, seed, task });
}

function join(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat(parts);
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function named(relativePath: string): Buffer {
  return Buffer.from(`${relativePath}\0`, 'utf8');
}

/** The first numbers of splitmix32 with that state. */
function randomNumbers(state: number, count: number): Uint32Array {
  const bytes = Buffer.from(randomBytesOf(state % 2 ** 32, 4 * count));
  return Uint32Array.from({ length: count }, (_, index) => bytes.readUInt32LE(4 * index));
}

/** A pattern over and over, cut to the length. */
function repeated(pattern: Uint8Array, lengthBytes: number): Buffer {
  return Buffer.alloc(lengthBytes, pattern);
}

function primesBelow(end: number): number {
  let count = 0;
  for (let candidate = 2; candidate < end; candidate += 1) if (isPrime(candidate)) count += 1;
  return count;
}

function isPrime(candidate: number): boolean {
  for (let divisor = 2; divisor * divisor <= candidate; divisor += 1)
    if (candidate % divisor === 0) return false;
  return true;
}

function matrixRows(input: TaskInput): Buffer {
  const order = number(input.parameters, 'order');
  const rows = sizeOf(input, 1);
  const a = Float64Array.from(randomNumbers(input.seed + input.task, rows * order), unitFraction);
  const b = Float64Array.from(randomNumbers(input.seed, order * order), unitFraction);
  const product = Buffer.alloc(8 * rows * order);
  for (let cell = 0; cell < rows * order; cell += 1) {
    const [row, column] = [Math.floor(cell / order), cell % order];
    let total = 0;
    for (let k = 0; k < order; k += 1)
      total += (a[row * order + k] ?? 0) * (b[k * order + column] ?? 0);
    product.writeDoubleLE(total, 8 * cell);
  }
  return product;
}

/** `Float64Array.from` maps before it converts: the quotient is a binary64. */
function unitFraction(value: number): number {
  return value / 2 ** 32;
}

function mandelbrotRow({ parameters, tasksTotal, task }: TaskInput): Buffer {
  const width = number(parameters, 'width');
  const y = -1.5 + (1.5 * task) / tasksTotal;
  const row = Buffer.alloc(4 * width);
  for (let point = 0; point < width; point += 1) {
    const x = -2 + (3 * point) / width;
    row.writeUInt32LE(stepsInside(x, y, number(parameters, 'iterations')), 4 * point);
  }
  return row;
}

function stepsInside(x: number, y: number, iterations: number): number {
  let [zr, zi, steps] = [0, 0, 0];
  while (steps < iterations && zr * zr + zi * zi <= 4) {
    const next = zr * zr - zi * zi + x;
    zi = 2 * zr * zi + y;
    zr = next;
    steps += 1;
  }
  return steps;
}

function hashOfBlocks(input: TaskInput): Buffer {
  const { parameters, seed, task } = input;
  const blockBytes = number(parameters, 'blockBytes');
  const filling = repeated(randomBytesOf(seed, 1024), blockBytes);
  const block = join(u64(task), filling).subarray(0, blockBytes);
  const hash = createHash('sha256');
  for (let count = sizeOf(input, 1); count > 0; count -= 1) hash.update(block);
  return hash.digest();
}

function compressInput({ seed, task }: TaskInput, size: number): Buffer {
  const pattern = Uint8Array.from(randomBytesOf(seed, 65_536), (byte) => 97 + (byte % 16));
  return join(u64(task), repeated(pattern, size)).subarray(0, size);
}

function fileOf({ files, task }: TaskInput): InputFile {
  const file = files[task % files.length];
  if (file === undefined) throw new Error('A workload over files needs some.');
  return file;
}

function lastBytesRead(content: Buffer): Buffer {
  const lastBlock = content.length % FILE_BLOCK_BYTES || Math.min(content.length, FILE_BLOCK_BYTES);
  return content.subarray(content.length - Math.min(FILE_TAIL_BYTES, lastBlock));
}

function countedWords(content: Buffer): Buffer {
  // One character a byte, so that text compares as its bytes do.
  const words = content.toString('latin1').match(/[0-9A-Za-z_\x80-\xff]+/g) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) {
    const key = word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const frequent = [...counts]
    .toSorted(([left, l], [right, r]) => r - l || (left < right ? -1 : 1))
    .slice(0, FREQUENT_WORDS);
  const listed = frequent.map(([word, count]) =>
    join(Buffer.from(`${word}\0`, 'latin1'), u64(count)),
  );
  return join(u64(words.length), u64(counts.size), ...listed);
}

function bodyOf({ parameters, seed, task }: TaskInput): Buffer {
  return Buffer.from(randomBytesOf(seed + task, number(parameters, 'responseBytes')));
}

function parsedBody(input: TaskInput): number {
  const body = bodyOf(input);
  let hash = input.task >>> 0;
  for (let round = number(input.parameters, 'rounds'); round > 0; round -= 1)
    for (let offset = 0; offset + 4 <= body.length; offset += 4) {
      const mixed = Math.imul(hash ^ body.readUInt32LE(offset), 0x9e3779b1) + 0x7f4a7c15;
      hash = (mixed ^ (mixed >>> 15)) >>> 0;
    }
  return hash;
}

function contendedHash({ parameters, seed, task }: TaskInput): number {
  const count = number(parameters, 'rounds') * number(parameters, 'steps');
  return randomNumbers(seed + task, count).reduce((hash, value) => (hash ^ value) >>> 0, 0);
}
