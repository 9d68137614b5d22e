import { describe, expect, it } from 'vitest';

import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { type Announcement, ExperimentProgressBar } from './experiment-progress-bar.ts';

function under(state: string, runsDone: number, elapsedMs = 0): ExperimentState {
  return { state, progress: { runsDone, runsPlanned: 4, elapsedMs } } as ExperimentState;
}

const ENDED = { state: 'ended', result: { conclusion: 'Processes won.' } } as ExperimentState;

function setUp(isFocused: boolean) {
  const shown: (readonly [number, string])[] = [];
  const announced: Announcement[] = [];
  const window = {
    setProgressBar: (fraction: number, { mode }: { readonly mode: string }) =>
      void shown.push([fraction, mode]),
    isFocused: () => isFocused,
  };
  const bar = new ExperimentProgressBar(
    () => window,
    (announcement) => void announced.push(announcement),
  );
  return { bar, shown, announced };
}

describe('ExperimentProgressBar', () => {
  it('shows how far it is, and takes itself away', () => {
    const { bar, shown } = setUp(true);
    for (const state of [under('running', 0), under('running', 2), under('paused', 2), ENDED]) {
      bar.follow(state);
    }
    expect(shown).toEqual([
      [0, 'normal'],
      [0.5, 'normal'],
      [0.5, 'paused'],
      [-1, 'normal'],
    ]);
  });

  it('announces the end of a long one to who is elsewhere, once', () => {
    const { bar, announced } = setUp(false);
    for (const state of [under('running', 3, 61_000), ENDED, ENDED]) bar.follow(state);
    expect(announced).toEqual([{ title: 'The experiment has ended', body: 'Processes won.' }]);
  });

  it.each([
    ['who looks on', true, 61_000],
    ['of a short one', false, 59_000],
  ])('does not disturb %s', (_, isFocused, elapsedMs) => {
    const { bar, announced } = setUp(isFocused);
    for (const state of [under('running', 3, elapsedMs), ENDED]) bar.follow(state);
    expect(announced).toEqual([]);
  });

  it('says nothing of what ended before it was there', () => {
    const { bar, shown } = setUp(false);
    bar.follow(ENDED);
    expect(shown).toEqual([]);
  });
});
