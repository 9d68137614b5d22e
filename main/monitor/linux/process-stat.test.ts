import { readFileSync } from 'node:fs';
import { platform } from 'node:os';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseStatLine } from '../process-list/stat-line.ts';
import { parseCpuTimes } from './cpu-times.ts';
import { parseProcessStat } from './process-stat.ts';

const FIELDS =
  'S 1 41 41 0 -1 4194560 900 0 0 0 120 30 7 5 20 -5 2 0 6000 9000000 250 18446744073709551615 1';

const parse = (text: string) => parseProcessStat(Buffer.from(text, 'latin1'));

describe('parseProcessStat', () => {
  it('takes state, times, threads, start and pages from behind the name', () => {
    expect(parse(`41 (a (b) c) ${FIELDS}`)).toEqual({
      state: 'S',
      cpuMs: 1500,
      childTimesMs: 120,
      threads: 2,
      startedMs: 60_000,
      rssPages: 250,
    });
  });

  it('reads what the parsers of texts read, whatever the name and the numbers', () => {
    const number = fc.integer({ min: -1000, max: 2 ** 40 });
    const numbers = fc.array(number, { minLength: 22, maxLength: 22 });
    fc.assert(
      fc.property(fc.string({ maxLength: 15 }), numbers, (name, values) => {
        const text = Buffer.from(`7 (${name}) R ${values.join(' ')} 1`).toString('latin1');
        const [stat, line, times] = [parse(text), parseStatLine(text), parseCpuTimes(text)];
        expect(stat).toMatchObject({ threads: line?.threads, rssPages: line?.rssPages });
        expect(stat?.state).toBe(line?.state);
        expect(stat?.startedMs).toBe((line?.startTicks ?? NaN) * 10);
        expect(stat?.cpuMs).toBe((times?.userMs ?? NaN) + (times?.systemMs ?? NaN));
      }),
    );
  });

  it('knows nothing of what is cut off, nor of what is no number', () => {
    const text = `41 (sh) ${FIELDS}`;
    const lastNeeded = text.indexOf(' 250 ') + 5;
    for (let length = 0; length < lastNeeded; length += 1) {
      expect(parseProcessStat(Buffer.from(text), length)).toBeNull();
    }
    expect(parseProcessStat(Buffer.from(text), lastNeeded)).not.toBeNull();
    expect(parse(text.replace('6000', 'x'))).toBeNull();
    expect(parse(text.replace('6000', '9'.repeat(400)))).toBeNull();
  });

  it.runIf(platform() === 'linux')('reads a real one', () => {
    const bytes = readFileSync('/proc/self/stat');
    const line = parseStatLine(bytes.toString('latin1'));
    expect(parseProcessStat(bytes)).toMatchObject({
      threads: line?.threads,
      rssPages: line?.rssPages,
    });
  });
});
