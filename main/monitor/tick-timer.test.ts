import { describe, expect, it } from 'vitest';

import { FakeClock, settle } from './testing/fake-clock.ts';
import { TickTimer } from './tick-timer.ts';

describe('TickTimer', () => {
  it('ticks at once and then every interval', async () => {
    const clock = new FakeClock();
    const atMs: number[] = [];
    const timer = new TickTimer(
      clock,
      () => 250,
      () => Promise.resolve(void atMs.push(clock.nowMs())),
    );
    timer.start();
    timer.start();
    await clock.advance(1000);
    expect(atMs).toEqual([1000, 1250, 1500, 1750, 2000]);
  });

  it('plans from the beginning of a tick, and rests after a long one', async () => {
    const clock = new FakeClock();
    const atMs: number[] = [];
    const lastsMs = [100, 400, 0];
    const timer = new TickTimer(
      clock,
      () => 200,
      () => {
        atMs.push(clock.nowMs());
        clock.drift(lastsMs.shift() ?? 0);
        return Promise.resolve();
      },
    );
    timer.start();
    await clock.advance(1000);
    expect(atMs.slice(0, 4)).toEqual([1000, 1200, 1650, 1850]);
  });

  it('never has two ticks under way', async () => {
    const clock = new FakeClock();
    let ends = (): void => undefined;
    let ticks = 0;
    const timer = new TickTimer(
      clock,
      () => 100,
      () => {
        ticks += 1;
        return new Promise((resolve) => (ends = resolve));
      },
    );
    timer.start();
    await clock.advance(5000);
    expect(ticks).toBe(1);
    expect(clock.armed).toBe(0);
    ends();
    await settle();
    await clock.advance(100);
    expect(ticks).toBe(2);
  });

  it('does not tick after it was stopped', async () => {
    const clock = new FakeClock();
    let ticks = 0;
    const timer = new TickTimer(
      clock,
      () => 100,
      () => Promise.resolve(void (ticks += 1)),
    );
    timer.start();
    timer.stop();
    await clock.advance(1000);
    expect(ticks).toBe(0);
    expect(clock.armed).toBe(0);
  });

  it('ticks once an interval when it was stopped and started within a tick', async () => {
    const clock = new FakeClock();
    let ends = (): void => undefined;
    let ticks = 0;
    const timer = new TickTimer(
      clock,
      () => 100,
      () => {
        ticks += 1;
        return ticks === 1 ? new Promise((resolve) => (ends = resolve)) : Promise.resolve();
      },
    );
    timer.start();
    await clock.advance(10);
    timer.stop();
    timer.start();
    ends();
    await settle();
    expect(clock.armed).toBe(1);
  });
});
