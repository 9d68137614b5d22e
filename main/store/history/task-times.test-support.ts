import fc from 'fast-check';

import type { TaskTimes } from '../../../contract/task-times.ts';

/** Any whole number that a double holds exactly. */
const anyNs = fc.maxSafeInteger();

const index = fc.integer({ min: 0, max: 2 ** 32 - 1 });

const codes = fc.array(fc.string({ maxLength: 100 }), { maxLength: 5 });

interface Row {
  readonly task: number;
  readonly worker: number;
  readonly queuedNs: number;
  readonly interval: readonly [startedNs: number, finishedNs: number];
  readonly receivedNs: number;
  readonly error: number;
}

function rowsOf(errorCodes: readonly string[]): fc.Arbitrary<Row[]> {
  // Ends after starts, and no further than a double can tell: the lab lets nothing else in.
  const interval = fc
    .tuple(anyNs, anyNs)
    .map(([left, right]): [number, number] => [Math.min(left, right), Math.max(left, right)])
    .filter(([started, finished]) => Number.isSafeInteger(finished - started));
  const error = fc.integer({ min: 0, max: errorCodes.length });
  // Not known of some tasks; of the others no further from the end than a double can tell.
  const received = fc.oneof(fc.constant(NaN), fc.nat(), fc.nat({ max: 2 ** 52 }));
  const row = fc
    .record({ task: index, worker: index, queuedNs: anyNs, interval, received, error })
    .map(({ received: transferNs, ...rest }) => ({
      ...rest,
      receivedNs: Math.min(Number.MAX_SAFE_INTEGER, rest.interval[1] + transferNs),
    }));
  return fc.array(row, { minLength: 1, maxLength: 40 });
}

export const taskTimes: fc.Arbitrary<TaskTimes> = codes.chain((errorCodes) =>
  rowsOf(errorCodes).map((rows) => ({
    runId: 'run-1',
    task: Uint32Array.from(rows, ({ task }) => task),
    worker: Uint32Array.from(rows, ({ worker }) => worker),
    queuedNs: Float64Array.from(rows, ({ queuedNs }) => queuedNs),
    startedNs: Float64Array.from(rows, ({ interval }) => interval[0]),
    finishedNs: Float64Array.from(rows, ({ interval }) => interval[1]),
    receivedNs: Float64Array.from(rows, ({ receivedNs }) => receivedNs),
    error: Uint16Array.from(rows, ({ error }) => error),
    errorCodes,
  })),
);

/** Twenty bits that look like chance and are the same each time. */
function noise(at: number): number {
  const mixed = Math.imul(at ^ (at >>> 5), 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b) >>> 12;
}

/** Tasks that four workers take in turns; every tenth one fails, of every fifth the transfer is not known. */
export function tasksOf(runId: string, count: number): TaskTimes {
  const task = Uint32Array.from({ length: count }, (_, at) => at);
  const startedNs = Float64Array.from(task, (at) => 250_000 * at + noise(at));
  const finishedNs = startedNs.map((started, at) => started + 900_000 + noise(at + count));
  return {
    runId,
    task,
    worker: task.map((at) => at % 4),
    queuedNs: Float64Array.from(task, (at) => at - 10),
    startedNs,
    finishedNs,
    receivedNs: finishedNs.map((finished, at) =>
      at % 5 === 4 ? NaN : finished + 40_000 + (noise(at + 2 * count) & 0xffff),
    ),
    error: Uint16Array.from(task, (at) => (at % 10 === 9 ? 1 : 0)),
    errorCodes: ['ValueError'],
  };
}

/** Byte by byte: of many tasks `toEqual` takes seconds. */
export function isSame(left: TaskTimes | null, right: TaskTimes): boolean {
  if (left === null) return false;
  const columns = [
    'task',
    'worker',
    'queuedNs',
    'startedNs',
    'finishedNs',
    'receivedNs',
    'error',
  ] as const;
  const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint16Array | Float64Array) =>
    Buffer.from(buffer, byteOffset, byteLength);
  return columns.every((name) => bytesOf(left[name]).equals(bytesOf(right[name])));
}
