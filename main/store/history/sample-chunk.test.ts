import { deflateSync, inflateSync } from 'node:zlib';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { Recording } from '../../../contract/recording.ts';
import { recordingOf } from '../../../contract/recording-batches.ts';
import { atOnce } from '../../../contract/work-slices.ts';
import { joinRecordings } from './join-recordings.ts';
import {
  batch,
  batches,
  one,
  plainWorkers,
  RUN,
  sampledRun,
} from './sample-batches.test-support.ts';
import { packSamples, unpackSamples, unpackUnsplit } from './sample-chunk.ts';

it('gives back every recording as it was', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const recording = recordingOf(RUN, given);
      expect(unpackSamples(RUN, packSamples(recording))).toEqual(recording);
    }),
  );
});

it('joins chunks to what one recording would have been', () => {
  fc.assert(
    fc.property(batches, fc.array(fc.nat({ max: 12 }), { maxLength: 3 }), (given, cuts) => {
      const places = [0, ...[...cuts].sort((left, right) => left - right), given.length];
      const parts = places.slice(1).map((end, index) => given.slice(places[index], end));
      const chunks = parts.map((part) => packSamples(recordingOf(RUN, part)));
      const unpacked = chunks.map((chunk) => unpackUnsplit(RUN, chunk));
      const joined = atOnce(joinRecordings(RUN, unpacked));
      expect(joined).toEqual(recordingOf(RUN, given));
    }),
  );
});

const NEW_FIGURES: readonly string[] = ['throttledShare', 'cpuPressure', 'run.total.ussBytes'];
const NEW_COLUMNS: readonly string[] = [
  'ussBytes',
  'loopUtilisation',
  'loopDelayMs',
  'heapUsedBytes',
];

/** A run as earlier versions recorded it: no gauges, and no threads beside the workers. */
function withoutGauges(recording: Recording): Recording {
  const unknown = <Column extends Float64Array | Float32Array>(
    columns: Readonly<Record<string, Column>>,
    names: readonly string[],
  ): Readonly<Record<string, Column>> =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        names.includes(name) ? (column.slice().fill(NaN) as Column) : column,
      ]),
    );
  return {
    ...recording,
    otherThreads: [],
    figures: unknown(recording.figures, NEW_FIGURES),
    workers: recording.workers.map((worker) => ({
      ...worker,
      columns: unknown(worker.columns, NEW_COLUMNS),
    })),
  };
}

it('holds what it always held where there are no gauges, to the byte', () => {
  fc.assert(
    fc.property(batches, (given) => {
      const recording = withoutGauges(recordingOf(RUN, given));
      const chunk = packSamples(recording);
      const bytes = inflateSync(chunk.subarray(1));
      const headerBytes = bytes.readUInt32LE(0);
      const header = JSON.parse(bytes.toString('utf8', 4, 4 + headerBytes)) as Record<
        string,
        unknown
      >;
      expect(Object.keys(header).sort()).toEqual(HEADER_OF_THE_FIRST_VERSION);
      const places = recording.workers.reduce(
        (sum, { columns }) => sum + (columns['tasksDone']?.length ?? 0),
        0,
      );
      const { length: ticks } = recording.sequence;
      const figures = (header['figures'] as readonly string[]).length;
      const [wide, narrow] = [8, 4];
      const columns = ticks * (3 * wide + figures * wide + recording.cores * narrow);
      const workers = places * (6 * narrow + 3 * wide);
      const revisions = recording.revisions.length * (3 * wide + 3 * narrow);
      expect(bytes.length).toBe(4 + headerBytes + columns + workers + revisions);
      // An earlier recording reads as what it was, with nothing known of what came later.
      expect(unpackSamples(RUN, chunk)).toEqual(recording);
    }),
  );
});

const HEADER_OF_THE_FIRST_VERSION = ['cores', 'figures', 'revisions', 'ticks', 'workers'];

it('holds of the later columns those that are known', () => {
  const tick = one(batch);
  const run = one(sampledRun);
  const worker = { ...one(plainWorkers), loopDelayMs: 12.5 };
  const recording = recordingOf(RUN, [{ ...tick, run: { ...run, workers: [worker] } }]);
  const bytes = inflateSync(packSamples(recording).subarray(1));
  const header = bytes.toString('utf8', 4, 4 + bytes.readUInt32LE(0));
  expect(JSON.parse(header)).toMatchObject({ laterColumns: ['loopDelayMs'] });
  const [back] = unpackSamples(RUN, packSamples(recording)).workers;
  expect([...(back?.columns['loopDelayMs'] ?? [])]).toEqual([12.5]);
  expect([...(back?.columns['heapUsedBytes'] ?? [])]).toEqual([NaN]);
});

it('refuses bytes that are no samples, and never crashes on them', () => {
  const chunk = packSamples(recordingOf(RUN, [one(batch)]));
  expect(() => unpackSamples(RUN, new Uint8Array())).toThrow(/form none/);
  expect(() => unpackSamples(RUN, Uint8Array.of(9, ...chunk.subarray(1)))).toThrow(/form 9/);
  expect(() => unpackSamples(RUN, chunk.subarray(0, chunk.length - 5))).toThrow();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(() => unpackSamples(RUN, Uint8Array.of(1, ...bytes))).toThrow();
    }),
  );
});

/** A chunk with a header of one's own before the columns. */
function withHeader(chunk: Uint8Array, change: (header: object) => object): Uint8Array {
  const bytes = inflateSync(chunk.subarray(1));
  const end = 4 + bytes.readUInt32LE(0);
  const header = JSON.parse(bytes.toString('utf8', 4, end)) as object;
  const text = Buffer.from(JSON.stringify(change(header)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(text.length);
  const whole = Buffer.concat([length, text, bytes.subarray(end)]);
  return Buffer.concat([Uint8Array.of(1), deflateSync(whole)]);
}

it('refuses a header that does not fit its columns', () => {
  const chunk = packSamples(recordingOf(RUN, [one(batch)]));
  const unpack = (parts: object) => () =>
    unpackSamples(
      RUN,
      withHeader(chunk, (header) => ({ ...header, ...parts })),
    );
  expect(unpack({ ticks: 2 })).toThrow(/too early/);
  expect(unpack({ ticks: 1e15 })).toThrow();
  expect(unpack({ ticks: 0, cores: 0 })).toThrow();
  expect(unpack({ figures: ['__proto__'] })).toThrow();
  expect(unpack({ laterColumns: ['__proto__'] })).toThrow();
  expect(unpack({ laterColumns: ['tasksDone'] })).toThrow();
  const row = { pid: 1, role: 'host', name: 'node', firstTick: 0, ticks: 0 };
  expect(unpack({ otherThreads: [{ ...row, ticks: 3 }] })).toThrow();
  expect(unpack({ otherThreads: [{ ...row, role: 'worker' }] })).toThrow();
  expect(unpack({ otherThreads: [row, row] })).toThrow();
  expect(unpack({ otherThreads: [{ ...row, firstTick: 2 }] })).toThrow();
});
