import { describe, expect, it } from 'vitest';

import { createProcessReader } from './process-reader.ts';
import { FakeClock, settle } from './testing/fake-clock.ts';

const STAT = { cpu: 77, memory: 4096, ppid: 1, pid: 7, ctime: 120, elapsed: 5000, timestamp: 0 };

function failing(code: string) {
  return () => Promise.reject(Object.assign(new Error('No matching pid found'), { code }));
}

describe('createProcessReader', () => {
  it('reads CPU time, memory and age, never the percentage', async () => {
    const read = createProcessReader(() => Promise.resolve({ '7': STAT }));
    expect(await read([7])).toEqual(new Map([[7, { cpuMs: 120, rssBytes: 4096, ageMs: 5000 }]]));
  });

  it('leaves out processes that are gone', async () => {
    const read = createProcessReader(() =>
      Promise.resolve({ '7': STAT, '8': null, '9': undefined }),
    );
    expect([...((await read([7, 8, 9])) ?? [])].map(([pid]) => pid)).toEqual([7]);
  });

  it('takes a list whose every process is gone as empty', async () => {
    expect(await createProcessReader(failing('ENOENT'))([7])).toEqual(new Map());
    expect(await createProcessReader(failing('ESRCH'))([7])).toEqual(new Map());
  });

  it('knows nothing after any other error', async () => {
    expect(await createProcessReader(failing('EMFILE'))([7])).toBeNull();
  });

  it('asks for nothing when there is nothing to ask', async () => {
    expect(await createProcessReader(failing('EINVAL'))([])).toEqual(new Map());
  });

  it('drops figures that are no numbers', async () => {
    const read = createProcessReader(() => Promise.resolve({ '7': { ...STAT, ctime: NaN } }));
    expect(await read([7])).toEqual(new Map());
  });

  it('does not wait for a hanging call for ever, and never starts a second one beside it', async () => {
    const clock = new FakeClock();
    let calls = 0;
    let answer = (): void => undefined;
    const read = createProcessReader(() => {
      calls += 1;
      return new Promise((resolve) => (answer = () => resolve({ '7': STAT })));
    }, clock);
    const first = read([7]);
    await clock.advance(3000);
    expect(await first).toBeNull();
    expect(await read([7])).toBeNull();
    expect(calls).toBe(1);
    answer();
    await settle();
    const third = read([7]);
    answer();
    expect((await third)?.size).toBe(1);
    expect(calls).toBe(2);
    expect(clock.armed).toBe(0);
  });
});
