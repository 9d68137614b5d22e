import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { throttledMsReader } from './cgroup-throttling.ts';
import { cpuPressureMsReader, parseCpuPressureMs } from './cpu-pressure.ts';
import { KeptFiles } from './kept-files.ts';

describe('parseCpuPressureMs', () => {
  it('reads the time in which some task waited, and not that in which all did', () => {
    const text =
      'some avg10=35.97 avg60=35.63 avg300=38.31 total=574242828\n' +
      'full avg10=0.00 avg60=0.00 avg300=0.00 total=17\n';
    expect(parseCpuPressureMs(text)).toBe(574_242.828);
    // Kernels before 5.13 know no "full" of the CPU.
    expect(parseCpuPressureMs('some avg10=0.00 avg60=0.00 avg300=0.00 total=0\n')).toBe(0);
  });

  it('takes anything else as unknown', () => {
    expect(parseCpuPressureMs('')).toBeNull();
    expect(parseCpuPressureMs('full avg10=0.00 avg60=0.00 avg300=0.00 total=17\n')).toBeNull();
    expect(parseCpuPressureMs('some avg10=0.00 total=-1\n')).toBeNull();
  });
});

it.runIf(existsSync('/proc/pressure/cpu'))('reads a counter that grows, of this machine', () => {
  const read = cpuPressureMsReader(new KeptFiles());
  const first = read();
  expect(first).not.toBeNull();
  expect(read()).toBeGreaterThanOrEqual(first ?? NaN);
});

describe('throttledMsReader', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'corelane-cgroup-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const files = (texts: Readonly<Record<string, string>>) => {
    const asked: string[] = [];
    const readText = (path: string): string | null => {
      asked.push(path);
      return texts[path] ?? null;
    };
    return { asked, readText };
  };

  it('looks for the file once, and reads it anew each time', () => {
    const stat = 'nr_periods 9\nnr_throttled 2\nthrottled_usec 1500\n';
    const { asked, readText } = files({
      '/proc/self/cgroup': '0::/\n',
      '/proc/self/mountinfo': `30 23 0:26 / ${folder} rw - cgroup2 cgroup2 rw\n`,
      [`${folder}/cpu.stat`]: stat,
    });
    writeFileSync(join(folder, 'cpu.stat'), stat);
    const read = throttledMsReader(new KeptFiles(), readText);
    expect(read()).toBe(1.5);
    const looks = asked.length;
    writeFileSync(join(folder, 'cpu.stat'), stat.replace('1500', '9000'));
    expect(read()).toBe(9);
    expect(asked).toHaveLength(looks);
  });

  it('does not go on looking where nothing is reported', () => {
    const { asked, readText } = files({});
    const read = throttledMsReader(new KeptFiles(), readText);
    expect([read(), read()]).toEqual([null, null]);
    expect(asked.filter((path) => path === '/proc/self/cgroup')).toHaveLength(1);
  });
});
