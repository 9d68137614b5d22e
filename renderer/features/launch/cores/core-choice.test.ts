import { describe, expect, it } from 'vitest';

import type { CoresDraft } from '../launch-draft.ts';
import { chosenCores, coreChoiceToRemember, withCoreToggled } from './core-choice.ts';

const machine = { allowedCores: [0, 2, 4, 6], noAffinityReason: null };
const all: CoresDraft = { choice: 'all', countText: '2', list: [6, 2] };

function coresFor(patch: Partial<CoresDraft>) {
  const chosen = chosenCores({ ...all, ...patch }, machine);
  return chosen.ok ? chosen.cores : chosen.message;
}

describe('chosenCores', () => {
  it('confines a run to what was chosen, among what is allowed', () => {
    expect(coresFor({})).toBeNull();
    expect(coresFor({ choice: 'all-but-one' })).toEqual([0, 2, 4]);
    expect(coresFor({ choice: 'count' })).toEqual([0, 2]);
    expect(coresFor({ choice: 'list' })).toEqual([2, 6]);
  });

  it('leaves out cores of another machine, and says so when none is left', () => {
    expect(coresFor({ choice: 'list', list: [1, 2, 99] })).toEqual([2]);
    expect(coresFor({ choice: 'list', list: [99] })).toMatch(/Tick/);
  });

  it.each(['0', '5', '', '1.5'])('refuses a count of %o', (countText) => {
    expect(coresFor({ choice: 'count', countText })).toMatch(/whole number|least|most/);
  });

  it('confines nothing where that can not be done', () => {
    const here = { ...machine, noAffinityReason: 'Not on this system.' };
    expect(chosenCores({ ...all, choice: 'list' }, here)).toEqual({ ok: true, cores: null });
  });
});

describe('coreChoiceToRemember', () => {
  it('keeps the choice from before while something wrong is typed', () => {
    const before = { choice: 'count', count: 3 } as const;
    const typed: CoresDraft = { ...all, choice: 'count', countText: '' };
    expect(coreChoiceToRemember(typed, before, machine)).toEqual(before);
    expect(coreChoiceToRemember({ ...typed, countText: '1' }, before, machine)).toEqual({
      choice: 'count',
      count: 1,
    });
  });
});

describe('withCoreToggled', () => {
  it('adds in order and takes out', () => {
    expect(withCoreToggled([1, 3], 2)).toEqual([1, 2, 3]);
    expect(withCoreToggled([1, 2, 3], 2)).toEqual([1, 3]);
  });
});
