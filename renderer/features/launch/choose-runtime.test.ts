import { describe, expect, it } from 'vitest';

import { idleSnapshot } from '../../dev/fixtures.ts';
import { readScene } from '../../dev/scene.ts';
import { chooseRuntime } from './choose-runtime.ts';

const { runtimes } = idleSnapshot(readScene(new URLSearchParams()));
const none = { node: null, python: null, other: null };

describe('chooseRuntime', () => {
  it('takes the one that was chosen', () => {
    expect(chooseRuntime(runtimes, 'n20', none)?.id).toBe('n20');
  });

  it('falls back to the default, then to the first that works', () => {
    expect(chooseRuntime(runtimes, 'gone', { ...none, node: 'n20' })?.id).toBe('n20');
    expect(chooseRuntime(runtimes, null, none)?.id).toBe('p312');
  });

  it('prefers what a terminal would start to what is newest', () => {
    const marked = (runtimes ?? []).map((runtime) =>
      runtime.usable && runtime.id === 'p313t' ? { ...runtime, firstOnPath: true } : runtime,
    );
    expect(chooseRuntime(marked, null, none)?.id).toBe('p313t');
  });

  it('never takes one that cannot be used', () => {
    expect(chooseRuntime(runtimes, 'p37', none)?.id).toBe('p312');
    expect(chooseRuntime([], null, none)).toBeNull();
    expect(chooseRuntime(null, null, none)).toBeNull();
  });
});
