import { spawnSync } from 'node:child_process';
import { cpus, platform } from 'node:os';

import { describe, expect, it } from 'vitest';

import { toCoreTimes } from '../core-load.ts';
import { KeptFiles } from './kept-files.ts';
import { parseCoreTimes, parseForks, StatFile } from './stat-core-times.ts';

const TEXT = `cpu  300 20 100 9000 50 7 3 0 0 0
cpu0 100 20 40 4000 20 5 3 0 0 0
cpu2 200 0 60 5000 30 2 0 0 0 0
intr 12345 0 9
ctxt 99
processes 777
procs_running 1
`;

describe('parseCoreTimes', () => {
  it('takes each CPU that is there, not their sum', () => {
    expect(parseCoreTimes(TEXT)).toEqual([
      { busyMs: 1650, idleMs: 40_000 },
      { busyMs: 2620, idleMs: 50_000 },
    ]);
  });

  it('finds none in anything else', () => {
    expect(parseCoreTimes('')).toEqual([]);
  });
});

describe('parseForks', () => {
  it('counts what was started', () => {
    expect(parseForks(TEXT)).toBe(777);
    expect(parseForks('processes many\n')).toBeNull();
  });
});

describe.runIf(platform() === 'linux')('StatFile', () => {
  it('counts what is started here', () => {
    const stat = new StatFile(new KeptFiles());
    expect(stat.forksSoFar()).toBeNull();
    stat.readCoreTimes();
    const before = stat.forksSoFar() ?? NaN;
    spawnSync('true');
    stat.readCoreTimes();
    expect(stat.forksSoFar()).toBeGreaterThan(before);
  });

  it('agrees with os.cpus()', () => {
    const files = new KeptFiles();
    const before = toCoreTimes(cpus());
    const read = new StatFile(files).readCoreTimes();
    const after = toCoreTimes(cpus());
    expect(read).toHaveLength(before.length);
    read.forEach(({ busyMs, idleMs }, core) => {
      expect(busyMs).toBeGreaterThanOrEqual(before[core]?.busyMs ?? NaN);
      expect(busyMs).toBeLessThanOrEqual(after[core]?.busyMs ?? NaN);
      expect(idleMs).toBeGreaterThanOrEqual((before[core]?.idleMs ?? NaN) - 10);
      expect(idleMs).toBeLessThanOrEqual((after[core]?.idleMs ?? NaN) + 10);
    });
  });
});
