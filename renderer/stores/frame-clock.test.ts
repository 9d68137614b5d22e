import { describe, expect, it } from 'vitest';

import { FrameClock, type FrameHost } from './frame-clock.ts';

/** A page whose time, frames and visibility the test moves by hand. */
class FakePage implements FrameHost {
  timeMs = 0;
  hidden = false;
  frames: (() => void)[] = [];
  timers: { readonly atMs: number; readonly callback: () => void }[] = [];

  readonly nowMs = () => this.timeMs;
  readonly isHidden = () => this.hidden;
  readonly requestFrame = (callback: () => void) => void this.frames.push(callback);
  readonly setTimer = (callback: () => void, delayMs: number) =>
    void this.timers.push({ atMs: this.timeMs + delayMs, callback });

  advance(ms: number): void {
    this.timeMs += ms;
    const due = this.timers.filter(({ atMs }) => atMs <= this.timeMs);
    this.timers = this.timers.filter(({ atMs }) => atMs > this.timeMs);
    for (const { callback } of due) callback();
    for (const frame of this.frames.splice(0)) frame();
  }
}

function setUp() {
  const page = new FakePage();
  const drawn: number[] = [];
  const clock = new FrameClock(() => drawn.push(page.timeMs), 1000, page);
  return { page, drawn, clock };
}

describe('FrameClock', () => {
  it('draws at once, then no sooner than after the interval, however often it is asked', () => {
    const { page, drawn, clock } = setUp();
    for (let tick = 0; tick < 12; tick += 1) {
      clock.request();
      page.advance(250);
    }
    expect(drawn).toEqual([250, 1250, 2250]);
  });

  it('draws nothing unless asked', () => {
    const { page, drawn } = setUp();
    page.advance(5000);
    expect(drawn).toEqual([]);
  });

  it('draws nothing while the page is hidden, and once when it is seen again', () => {
    const { page, drawn, clock } = setUp();
    page.hidden = true;
    clock.request();
    clock.request();
    page.advance(5000);
    expect(drawn).toEqual([]);
    page.hidden = false;
    clock.resume();
    expect(drawn).toEqual([5000]);
    clock.resume();
    expect(drawn).toHaveLength(1);
  });

  it('lets go of a frame that comes when the page has just been hidden', () => {
    const { page, drawn, clock } = setUp();
    clock.request();
    page.hidden = true;
    page.advance(20);
    expect(drawn).toEqual([]);
    page.hidden = false;
    clock.resume();
    expect(drawn).toEqual([20]);
  });

  it('draws at once when it must not wait', () => {
    const { page, drawn, clock } = setUp();
    clock.flush();
    page.advance(10);
    clock.flush();
    expect(drawn).toEqual([0, 10]);
  });
});
