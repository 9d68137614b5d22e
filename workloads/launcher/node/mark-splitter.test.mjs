// @ts-check
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { MarkSplitter, MAX_LINE_BYTES } from './mark-splitter.mjs';

/** @param {Buffer[]} blocks */
function split(blocks) {
  const splitter = new MarkSplitter();
  const found = blocks.map((block) => splitter.feed(block));
  const rest = Buffer.concat([...found.flatMap((each) => each.rest), splitter.end()]);
  return { marks: found.flatMap(({ marks }) => marks), rest: rest.toString('latin1') };
}

const line = fc.oneof(
  fc.constantFrom('', 'x', 'corelane:', 'corelane:marks', ' corelane:mark x', 'x corelane:mark y'),
  fc.stringMatching(/^corelane:mark [a-z @]{0,12}$/),
  fc.stringMatching(/^corel[a-z: ]{0,12}$/),
);

test('finds the lines that are marks, wherever the blocks end', () => {
  fc.assert(
    fc.property(fc.array(line), line, fc.array(fc.nat(40)), (lines, last, sizes) => {
      const output = Buffer.from([...lines, last].join('\n'));
      /** @type {Buffer[]} */
      const blocks = [];
      let at = 0;
      for (const size of sizes) blocks.push(output.subarray(at, (at += size)));
      blocks.push(output.subarray(at));

      const isMark = (/** @type {string} */ text) => text.startsWith('corelane:mark ');
      const others = lines.filter((text) => !isMark(text)).map((text) => `${text}\n`);
      expect(split(blocks)).toEqual({
        marks: lines.filter(isMark).map((text) => text.slice('corelane:mark '.length)),
        rest: others.join('') + last, // an unfinished line is no mark
      });
    }),
  );
});

test.each([1, 7, 100_000])('takes no line that is too long for a mark, in blocks of %i', (size) => {
  for (const [bytes, count] of /** @type {const} */ ([
    [MAX_LINE_BYTES, 1],
    [MAX_LINE_BYTES + 1, 0],
  ])) {
    const output = Buffer.from(`${'corelane:mark '.padEnd(bytes, 'x')}\n`);
    const blocks = [];
    for (let at = 0; at < output.length; at += size) blocks.push(output.subarray(at, at + size));
    const { marks, rest } = split(blocks);
    expect([marks.length, rest.length]).toEqual([count, count === 1 ? 0 : bytes + 1]);
  }
});
