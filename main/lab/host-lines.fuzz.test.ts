import fc from 'fast-check';
import { expect, test } from 'vitest';

import { fuzz, FUZZ_TIMEOUT_MS } from '../../contract/fuzz.test-support.ts';
import { MAX_LINE_BYTES } from '../../contract/host-protocol.ts';
import { hostileJson, mutated, mutationsOf } from '../../contract/mutate.test-support.ts';
import { keepsTo } from '../fuzz/keeps-to-schema.test-support.ts';
import { jsonSchemaOf, valuesOf } from '../fuzz/schema-values.test-support.ts';
import { type DecodedLines, LineDecoder } from './line-decoder.ts';
import { hostMessage, parseHostMessage } from './parse-host-message.ts';

const SCHEMA = jsonSchemaOf(hostMessage);

/** Beyond it a sentence would fill the window. */
const MAX_SENTENCE_CHARACTERS = 1_000;

const messages = valuesOf(SCHEMA);
const changes = mutationsOf(hostileJson);

test(
  'a message with anything wrong in it is a sentence, never an exception, and never taken',
  async () => {
    let [taken, refused] = [0, 0];
    await fuzz('host-messages', fc.tuple(messages, changes), ([message, mutations]) => {
      const line = JSON.stringify(mutated(message, mutations));
      const parsed = parseHostMessage(line);
      if (parsed.ok) {
        taken += 1;
        expect(keepsTo(SCHEMA, parsed.value)).toBe(true);
        return;
      }
      refused += 1;
      expect(mutations).not.toEqual([]);
      expect(parsed.error.message.length).toBeLessThan(MAX_SENTENCE_CHARACTERS);
      expect(parsed.error.message).not.toMatch(/\p{Cc}/u);
    });
    expect(Math.min(taken, refused)).toBeGreaterThan(1_000);
  },
  FUZZ_TIMEOUT_MS,
);

/** Small enough that many cases go over it. */
const LIMIT_BYTES = 2_048;

const BAD_BYTES = [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf8, 0x88], [0xe2, 0x82], [0x00]];

const lines = fc.oneof(
  fc.tuple(messages, changes).map((parts) => Buffer.from(JSON.stringify(mutated(...parts)))),
  fc.constantFrom(...BAD_BYTES).map((bytes) => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
  fc.integer({ min: LIMIT_BYTES - 2, max: LIMIT_BYTES + 2 }).map((size) => Buffer.alloc(size, 'x')),
  fc.integer({ min: 1, max: LIMIT_BYTES }).map((depth) => Buffer.from('['.repeat(depth))),
);

/** Lines with or without their end, the last one cut off somewhere. */
const streams = fc
  .tuple(
    fc.array(fc.tuple(lines, fc.constantFrom('\n', '\n', '\n', '\r\n', '', '\n\n')), {
      maxLength: 6,
    }),
    fc.nat(200),
  )
  .map(([parts, cut]) => {
    const whole = Buffer.concat(parts.flatMap(([line, end]) => [line, Buffer.from(end)]));
    return whole.subarray(0, whole.length - Math.min(cut % 40, whole.length));
  });

/** All that is made of the bytes, fed in pieces of these sizes. */
function decode(bytes: Uint8Array, sizes: readonly number[], limitBytes: number) {
  const decoder = new LineDecoder(limitBytes);
  const decoded: DecodedLines[] = [];
  for (let from = 0, piece = 0; from < bytes.length; piece += 1) {
    const to = from + (sizes[piece % sizes.length] ?? 1);
    decoded.push(decoder.push(bytes.subarray(from, to)));
    from = to;
  }
  decoded.push(decoder.end());
  return {
    lines: decoded.flatMap(({ lines: some }) => some),
    tooLong: decoded.map((part) => part.tooLong),
  };
}

test(
  'bytes of any kind, cut anywhere, are the same lines, and each of them is read or refused',
  async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 5 });
    await fuzz('host-bytes', fc.tuple(streams, sizes), ([bytes, pieces]) => {
      const seen = decode(bytes, pieces, LIMIT_BYTES);
      const whole = decode(bytes, [bytes.length + 1], LIMIT_BYTES);
      expect(seen.lines).toEqual(whole.lines);
      expect(seen.tooLong.at(-1)).toBe(whole.tooLong.at(-1));
      // Once too long, for good.
      expect(seen.tooLong).toEqual(seen.tooLong.toSorted());
      for (const line of seen.lines) {
        const parsed = parseHostMessage(line);
        if (!parsed.ok) expect(parsed.error.message).not.toMatch(/\p{Cc}/u);
      }
    });
  },
  FUZZ_TIMEOUT_MS,
);

test.each([
  ['a value nested as deep as a line can be', `${'['.repeat(MAX_LINE_BYTES - 1)}1`],
  ['a text of a whole line', JSON.stringify({ type: 'warning', code: 'x'.repeat(1_000_000) })],
  ['a number of a whole line', `{"type":"ready","tasksTotal":${'9'.repeat(1_000_000)}}`],
  ['a list without end', `{"type":"tasks","tasks":[${'0,'.repeat(500_000)}0]}`],
])('refuses %s', (_what, line) => {
  const parsed = parseHostMessage(line);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.error.message.length).toBeLessThan(MAX_SENTENCE_CHARACTERS);
});
