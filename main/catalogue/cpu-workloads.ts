import type { HostWorkload } from '../../contract/catalogue.ts';
import { number, sizes, tasks } from './parameters.ts';

/** Work that keeps a core busy. */
export const cpuWorkloads: readonly HostWorkload[] = [
  {
    id: 'primes',
    group: 'cpu',
    label: 'Primes',
    summary: 'Counts the primes below a limit by trial division, in the language itself.',
    teaches: 'Pure computation: Python threads take turns under the GIL, processes do not.',
    parameters: [
      tasks(48),
      number(
        'size',
        'Limit',
        'numbers',
        { min: 2, max: 100_000_000, default: 80_000 },
        'Task i counts the primes below this limit + i. Work grows a little faster than the limit.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'matrix',
    group: 'cpu',
    label: 'Matrix multiplication',
    summary: 'Multiplies a few rows by a square matrix of floating-point numbers, in plain loops.',
    teaches: 'Nested loops over lists: the GIL binds them in Python, a core does in Node.js.',
    parameters: [
      tasks(48),
      number(
        'size',
        'Rows per task',
        'rows',
        { min: 1, max: 100_000, default: 80 },
        'How many rows each task multiplies; work grows in proportion.',
      ),
      number(
        'order',
        'Matrix order',
        'columns',
        { min: 1, max: 2000, default: 120 },
        'Rows and columns of the square matrix; work grows with its square.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'mandelbrot',
    group: 'cpu',
    label: 'Mandelbrot set',
    summary: 'Computes one row of an image of half the Mandelbrot set per task.',
    teaches:
      'The last rows are the hardest: split in blocks, all but one worker run dry; a queue keeps all busy.',
    parameters: [
      tasks(128, 100_000),
      number(
        'width',
        'Width',
        'points',
        { min: 1, max: 100_000, default: 1000 },
        'Points in a row; work grows in proportion.',
      ),
      number(
        'iterations',
        'Iterations',
        '',
        { min: 1, max: 100_000, default: 1500 },
        'How long a point is followed before it counts as part of the set.',
      ),
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'sort',
    group: 'cpu',
    label: 'Sorting',
    summary: 'Makes a list of random numbers and sorts it with what the language brings.',
    teaches: 'Native code that keeps the GIL: fast by itself, and yet threads do not help it.',
    parameters: [
      tasks(48),
      number(
        'size',
        'Numbers',
        'numbers',
        { min: 1, max: 10_000_000, default: 100_000 },
        'How many numbers each task sorts.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'sha256-blocks',
    group: 'cpu',
    label: 'SHA-256 of blocks',
    summary: 'Hashes blocks of memory with the native SHA-256 of the language.',
    teaches: 'Native code that releases the GIL while it works: Python threads do scale here.',
    parameters: [
      tasks(48),
      number(
        'size',
        'Blocks',
        'blocks',
        { min: 1, max: 100_000, default: 96 },
        'Blocks that each task hashes, one after another.',
      ),
      number(
        'blockBytes',
        'Block size',
        'bytes',
        { min: 8, max: 64 * 1024 * 1024, default: 1024 * 1024 },
        'Small blocks return to the interpreter so often that threads no longer pay.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'compress',
    group: 'cpu',
    label: 'Compression',
    summary: 'Compresses a block of memory with zlib, expands it again and compares.',
    teaches:
      'Native code that releases the GIL, with memory traffic: threads scale until that binds.',
    parameters: [
      tasks(48),
      number(
        'size',
        'Input',
        'bytes',
        { min: 8, max: 256 * 1024 * 1024, default: 1024 * 1024 },
        'Bytes that each task compresses.',
      ),
      number(
        'level',
        'Level',
        '',
        { min: 1, max: 9, default: 6 },
        'From 1, fastest, to 9, smallest.',
      ),
      sizes,
    ],
    presetParameter: 'tasks',
  },
  {
    id: 'sum',
    group: 'cpu',
    label: 'Sum of two numbers',
    summary: 'Adds two numbers: almost no work at all.',
    teaches: 'Tiny tasks lose to their own hand-over: take more of them at a time, or none apart.',
    parameters: [tasks(20_000)],
    presetParameter: 'tasks',
  },
];
