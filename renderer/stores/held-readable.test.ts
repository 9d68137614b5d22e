import { describe, expect, it, vi } from 'vitest';

import { HeldReadable } from './held-readable.ts';
import { Observable } from './observable.ts';

/** Even numbers may wait. */
function setUp() {
  const source = new Observable(1);
  const held = new HeldReadable(source, (_, newest) => newest % 2 === 0);
  const listener = vi.fn();
  const stop = held.subscribe(listener);
  return { source, held, listener, stop };
}

describe('HeldReadable', () => {
  it('gives what its source has as long as it is not held', () => {
    const { source, held, listener } = setUp();
    source.set(2);
    expect(held.get()).toBe(2);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('gives the value of the moment in which it was held, however often that is said', () => {
    const { source, held } = setUp();
    held.hold();
    source.set(2);
    held.hold();
    source.set(4);
    expect(held.get()).toBe(1);
  });

  it('lets through what must not wait, and holds that', () => {
    const { source, held } = setUp();
    held.hold();
    source.set(2);
    source.set(3);
    expect(held.get()).toBe(3);
    source.set(4);
    expect(held.get()).toBe(3);
  });

  it('tells its listeners when it is let go of, and of nothing when it was not held', () => {
    const { source, held, listener } = setUp();
    held.hold();
    source.set(2);
    listener.mockClear();
    held.letGo();
    expect(listener).toHaveBeenCalledOnce();
    expect(held.get()).toBe(2);
    held.letGo();
    expect(listener).toHaveBeenCalledOnce();
  });

  it('tells nobody who has stopped listening', () => {
    const { source, held, listener, stop } = setUp();
    stop();
    held.hold();
    source.set(2);
    held.letGo();
    expect(listener).not.toHaveBeenCalled();
  });
});
