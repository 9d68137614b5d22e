// @ts-check
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { Spoken } from './spoken.mjs';
import { MAX_LINE_BYTES, MAX_WORKERS } from './told-lines.mjs';

/** @type {readonly { line: string, is: string, why?: string }[]} */
const CASES = JSON.parse(
  readFileSync(new URL('../testing/told-lines.json', import.meta.url), 'utf8'),
);

const HELLO = '{"type":"hello","protocol":1,"clockNs":"0"}';

/** @param {number} id */
function started(id) {
  return JSON.stringify({ type: 'worker-started', id, kind: 'thread', label: 'x', pid: 1 });
}

/**
 * @param {Spoken} spoken
 * @param {string} line
 */
function kindOf(spoken, line) {
  const before = spoken.lines.malformed;
  const { told, rest } = spoken.feed(Buffer.from(`${line}\n`));
  const isKept = Buffer.concat(rest).toString() === `${line}\n`;
  expect(isKept).toBe(told.length === 0);
  if (spoken.lines.malformed > before) return 'malformed';
  return told[0]?.type ?? 'output';
}

test('tells lines of the protocol from others, in their order', () => {
  const spoken = new Spoken();
  for (const { line, is, why } of CASES) {
    expect([line, why, kindOf(spoken, line)]).toEqual([line, why, is]);
  }
  expect(spoken.lines.firstProblem).toBe('its protocol is not 1');
});

describe('Spoken', () => {
  it('finds the same wherever the blocks end', () => {
    const output = Buffer.from(CASES.map(({ line }) => `${line}\n`).join('corelane:mark m\n{'));
    const whole = new Spoken();
    const expected = whole.feed(output);
    fc.assert(
      fc.property(fc.array(fc.nat(300)), (sizes) => {
        const spoken = new Spoken();
        const blocks = [];
        let at = 0;
        for (const size of sizes) blocks.push(output.subarray(at, (at += size)));
        const heard = [...blocks, output.subarray(at)].map((block) => spoken.feed(block));
        expect(heard.flatMap(({ marks }) => marks)).toEqual(expected.marks);
        expect(heard.flatMap(({ told }) => told)).toEqual(expected.told);
        const rest = Buffer.concat([...heard.flatMap((each) => each.rest), spoken.end()]);
        expect(rest.equals(Buffer.concat([...expected.rest, whole.end()]))).toBe(true);
        expect(spoken.lines.malformed).toBe(whole.lines.malformed);
      }),
    );
  });

  it('never throws, whatever is printed', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string(), fc.constant(HELLO))), (lines) => {
        const spoken = new Spoken();
        const output = Buffer.from(lines.map((line) => `{"tasks":${line}\n`).join(`${HELLO}\n`));
        expect(() => spoken.feed(output)).not.toThrow();
      }),
    );
  });

  it('takes no line that is too long', () => {
    const spoken = new Spoken();
    const fitting = HELLO.padEnd(MAX_LINE_BYTES, ' ');
    expect(kindOf(spoken, `${fitting} `)).toBe('output');
    expect(kindOf(spoken, fitting)).toBe('hello');
  });

  it('takes no more workers than anybody could look at', () => {
    const spoken = new Spoken();
    kindOf(spoken, HELLO);
    for (let id = 0; id < MAX_WORKERS; id += 1)
      expect(kindOf(spoken, started(id))).not.toBe('malformed');
    expect(kindOf(spoken, started(MAX_WORKERS))).toBe('malformed');
    kindOf(spoken, HELLO);
    expect(kindOf(spoken, started(0))).toBe('malformed');
  });
});
