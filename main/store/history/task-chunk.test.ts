import { deflateSync, inflateSync } from 'node:zlib';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { joinTasks } from './join-tasks.ts';
import { MAX_CHUNK_TASKS, taskChunksOf, unpackTasks } from './task-chunk.ts';
import { isSame, tasksOf, taskTimes } from './task-times.test-support.ts';

const RUN = 'run-1';

function onlyChunk(tasks = 3): Uint8Array {
  const [chunk] = taskChunksOf(tasksOf(RUN, tasks));
  if (chunk === undefined) throw new Error('no chunk');
  return chunk;
}

const readAgain = (chunks: readonly Uint8Array[]) =>
  joinTasks(
    RUN,
    chunks.map((chunk) => unpackTasks(RUN, chunk)),
  );

it('gives back all task times as they were', () => {
  fc.assert(
    fc.property(taskTimes, (times) => {
      expect(readAgain(taskChunksOf(times))).toEqual(times);
    }),
  );
});

it('cuts many tasks into chunks, and joins them again', () => {
  const times = tasksOf(RUN, 2 * MAX_CHUNK_TASKS + 1);
  const chunks = taskChunksOf(times);
  expect(chunks).toHaveLength(3);
  expect(isSame(readAgain(chunks), times)).toBe(true);
});

it('keeps the first million', () => {
  const { task } = readAgain(taskChunksOf(tasksOf(RUN, 1_000_001)));
  expect(task).toHaveLength(1_000_000);
  expect(task.at(-1)).toBe(999_999);
});

it('takes a few bytes a task', () => {
  const chunks = taskChunksOf(tasksOf(RUN, 10_000));
  const bytes = chunks.reduce((sum, { length }) => sum + length, 0);
  expect(bytes / 10_000).toBeLessThan(11);
});

it('refuses bytes that are no task times, and never crashes on them', () => {
  const chunk = onlyChunk();
  expect(() => unpackTasks(RUN, new Uint8Array())).toThrow(/task times of form none/);
  expect(() => unpackTasks(RUN, Uint8Array.of(9, ...chunk.subarray(1)))).toThrow(/form 9/);
  expect(() => unpackTasks(RUN, chunk.subarray(0, chunk.length - 5))).toThrow();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => unpackTasks(RUN, Uint8Array.of(1, ...bytes))).toThrow();
    }),
  );
});

/** The chunk with other bytes in its packed part. */
function changed(chunk: Uint8Array, change: (bytes: Buffer) => Uint8Array): Uint8Array {
  return Buffer.concat([Uint8Array.of(1), deflateSync(change(inflateSync(chunk.subarray(1))))]);
}

it('takes what is damaged inside as an error or as other times in bounds, never as a crash', () => {
  const chunk = onlyChunk();
  const { length } = inflateSync(chunk.subarray(1));
  fc.assert(
    fc.property(fc.nat({ max: length - 1 }), fc.nat({ max: 255 }), (at, byte) => {
      const damaged = changed(chunk, (bytes) => bytes.fill(byte, at, at + 1));
      try {
        const { task, error, errorCodes, startedNs, finishedNs, receivedNs } = unpackTasks(
          RUN,
          damaged,
        );
        expect(error.every((code) => code <= errorCodes.length)).toBe(true);
        expect(finishedNs.every((end, index) => end >= (startedNs[index] ?? NaN))).toBe(true);
        expect(receivedNs.some((at, index) => at < (finishedNs[index] ?? NaN))).toBe(false);
        expect(task.length).toBeLessThanOrEqual(MAX_CHUNK_TASKS);
      } catch (thrown) {
        expect(thrown).toBeInstanceOf(Error);
      }
    }),
  );
});

interface Header {
  tasks: number;
  widths: Record<string, number>;
  errorCodes: string[];
}

/** A chunk of ten tasks, one of which failed, with another header. */
function withHeader(change: (header: Header) => object, chunk = onlyChunk(10)): Uint8Array {
  return changed(chunk, (bytes) => {
    const end = 4 + bytes.readUInt32LE(0);
    const header = change(JSON.parse(bytes.toString('utf8', 4, end)) as Header);
    const text = Buffer.from(JSON.stringify(header));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(text.length);
    return Buffer.concat([length, text, bytes.subarray(end)]);
  });
}

it.each([
  ['no tasks', (header) => ({ ...header, tasks: 0 }), /tasks/],
  ['far too many tasks', (header) => ({ ...header, tasks: 1e15 }), /tasks/],
  ['a width too many', (header) => ({ ...header, widths: { ...header.widths, task: 9 } }), /width/],
  ['a column less', ({ tasks, errorCodes }) => ({ tasks, errorCodes, widths: {} }), /widths/],
  ['errors out of nowhere', (header) => ({ ...header, errorCodes: [] }), /can’t be/],
  ['no header', () => [], /expected/],
] satisfies [string, (header: Header) => object, RegExp][])(
  'refuses a header with %s',
  (_, change, message) => {
    const chunk = withHeader(change);
    expect(() => unpackTasks(RUN, chunk)).toThrow(message);
  },
);

it('reads chunks of the first versions, which did not keep when results came', () => {
  const times = { ...tasksOf(RUN, 10), receivedNs: new Float64Array(10).fill(NaN) };
  const [chunk] = taskChunksOf(times);
  const older = withHeader((header) => {
    const { transferred, ...widths } = header.widths;
    expect(transferred).toBe(0);
    return { ...header, widths };
  }, chunk);
  expect(unpackTasks(RUN, older)).toEqual(times);
});

it('refuses columns that are shorter or longer than the header says', () => {
  const none = new Float64Array(10);
  const [chunk] = taskChunksOf({
    ...tasksOf(RUN, 10),
    ...{ worker: new Uint32Array(10), error: new Uint16Array(10) },
    ...{ queuedNs: none, startedNs: none, finishedNs: none, receivedNs: none.map(() => NaN) },
  });
  // The indexes alone are not zero, and take a byte each.
  const ofTasks = (tasks: number) => withHeader((header) => ({ ...header, tasks }), chunk);
  expect(unpackTasks(RUN, ofTasks(10)).task.at(-1)).toBe(9);
  expect(() => unpackTasks(RUN, ofTasks(11))).toThrow(/end too early/);
  expect(() => unpackTasks(RUN, ofTasks(9))).toThrow(/something behind them/);
});

it('refuses parts of several runs', () => {
  const [left, right] = [tasksOf(RUN, 2), { ...tasksOf(RUN, 2), errorCodes: ['OSError'] }];
  expect(() => joinTasks(RUN, [left, right])).toThrow(/several runs/);
});
