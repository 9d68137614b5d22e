import { deflateSync, inflateSync } from 'node:zlib';

import fc from 'fast-check';
import { expect, it } from 'vitest';

import { recordingOf } from '../../../contract/recording-batches.ts';
import { joinRecordings } from './join-recordings.ts';
import { batch, batches, one, RUN } from './sample-batches.test-support.ts';
import { packSamples, unpackSamples } from './sample-chunk.ts';

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
      const joined = joinRecordings(
        RUN,
        chunks.map((chunk) => unpackSamples(RUN, chunk)),
      );
      expect(joined).toEqual(recordingOf(RUN, given));
    }),
  );
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
});
