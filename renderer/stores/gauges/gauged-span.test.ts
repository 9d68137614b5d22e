import { describe, expect, it } from 'vitest';

import { plainBatch, plainRun } from '../../dev/plain-batch.ts';
import { GrowingTrack } from '../track/growing-track.ts';
import { gaugedSpan } from './gauged-span.ts';

function tenTicks() {
  const growing = new GrowingTrack('run-1');
  for (let sequence = 1; sequence <= 10; sequence += 1) {
    growing.add(plainBatch(sequence), plainRun([]));
  }
  return growing.read(0);
}

const track = tenTicks();
const nothing = { span: null, selection: null, cursorS: null, isPinned: false };
const live = { isLive: true, workStartS: 0.5, workEndS: null };
const ended = { isLive: false, workStartS: 0.5, workEndS: 2 };

describe('gaugedSpan', () => {
  it('follows the newest second of a run that goes on', () => {
    expect(gaugedSpan(track, nothing, live)).toEqual({ span: [1.5, 2.5], words: 'now' });
  });

  it('is all the work of a run that has ended, and all of one without an account', () => {
    expect(gaugedSpan(track, nothing, ended)).toEqual({ span: [0.5, 2], words: 'work' });
    const unknown = { ...ended, workEndS: null };
    expect(gaugedSpan(track, nothing, unknown)).toEqual({ span: [0, 2.5], words: 'run' });
  });

  it('is the tick that is pinned, not the one that is pointed at', () => {
    const pinned = { ...nothing, cursorS: 1.1, isPinned: true };
    expect(gaugedSpan(track, pinned, live)).toEqual({ span: [1, 1.25], words: 'moment' });
    expect(gaugedSpan(track, { ...pinned, isPinned: false }, live).words).toBe('now');
    expect(gaugedSpan(track, { ...pinned, cursorS: 9 }, live).span).toEqual([9, 9]);
  });

  it('is what is selected, before all', () => {
    const selected = { ...nothing, selection: [0.25, 1] as const, cursorS: 1, isPinned: true };
    expect(gaugedSpan(track, selected, ended)).toEqual({ span: [0.25, 1], words: 'selected' });
  });
});
