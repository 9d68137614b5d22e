import { describe, expect, it } from 'vitest';

import { listedProcess } from './listed.test-support.ts';
import { ProcessPasses } from './process-passes.ts';

const nobodys = () => false;

describe('ProcessPasses', () => {
  it('knows no rates at first, then those between two readings', () => {
    const passes = new ProcessPasses();
    const first = listedProcess(7, 1, { counters: { atMs: 1000, cpuMs: 500, readBytes: 100 } });
    expect(passes.next([first], nobodys).figures[0]).toMatchObject({
      coresUsed: null,
      readBytesPerS: null,
    });
    const counters = { ...first.counters, atMs: 3000, cpuMs: 1500, readBytes: 5100 };
    expect(passes.next([{ ...first, counters }], nobodys).figures[0]).toMatchObject({
      coresUsed: 0.5,
      readBytesPerS: 2500,
      writtenBytesPerS: 0,
    });
  });

  it('does not take another process of the same number for the same', () => {
    const passes = new ProcessPasses();
    passes.next([listedProcess(7, 1, { counters: { atMs: 0, cpuMs: 10 } })], nobodys);
    const other = { facts: { startTicks: 999 }, counters: { atMs: 2000, cpuMs: 900 } };
    const { facts, figures } = passes.next([listedProcess(7, 1, other)], nobodys);
    expect(figures[0]?.coresUsed).toBeNull();
    expect(facts).toMatchObject([{ pid: 7, startTicks: 999 }]);
  });

  it('leaves unknown what is not told, and what falls', () => {
    const passes = new ProcessPasses();
    const hidden = { readBytes: null, writtenBytes: 50 };
    passes.next([listedProcess(7, 1, { counters: { atMs: 0, ...hidden } })], nobodys);
    const later = { atMs: 2000, readBytes: null, writtenBytes: 40 };
    expect(
      passes.next([listedProcess(7, 1, { counters: later })], nobodys).figures[0],
    ).toMatchObject({ readBytesPerS: null, writtenBytesPerS: null });
  });

  it('tells facts once, and again when they or whose it is have changed', () => {
    const passes = new ProcessPasses();
    const process = listedProcess(7, 1);
    expect(passes.next([process], nobodys).facts).toHaveLength(1);
    expect(passes.next([process], nobodys).facts).toEqual([]);
    expect(passes.next([process], () => true).facts).toMatchObject([{ isOwn: true }]);
    const renamed = { ...process, facts: { ...process.facts, name: 'other' } };
    expect(passes.next([renamed], () => true).facts).toMatchObject([{ name: 'other' }]);
  });
});
