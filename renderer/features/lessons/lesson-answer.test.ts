import { describe, expect, it } from 'vitest';

import { lessonAnswer } from './lesson-answer.ts';

const flat = { id: 'first', label: 'flat', speedups: [1, 1] } as const;
const toCores = { id: 'second', label: 'to the cores', speedups: [1, 2] } as const;
const choices = [flat, toCores];

const pointsOf = (...speedups: readonly (number | null)[]) =>
  speedups.map((speedup) => ({ speedup }));

describe('the answer to a prediction', () => {
  const asked = { choices, prediction: flat, expected: 'second', effectiveCores: 2 } as const;

  it('says what was predicted and what it became', () => {
    const { nearest, sentence, surprise } = lessonAnswer(asked, pointsOf(1, 1.9));
    expect(nearest).toBe(toCores);
    expect(sentence).toBe('You predicted “flat”; it came nearest to “to the cores”.');
    expect(surprise).toBeNull();
  });

  it('says so when the machine disagrees with the lesson, whoever is right', () => {
    const { sentence, surprise } = lessonAnswer(asked, pointsOf(1, 1.02));
    expect(sentence).toBe('You predicted “flat”, and that is what it came nearest to.');
    expect(surprise).toMatch(/^The lesson expects “to the cores”\. It did not come out so here/);
  });

  it('names a single core as the reason', () => {
    const { surprise } = lessonAnswer({ ...asked, effectiveCores: 1 }, pointsOf(1, 1));
    expect(surprise).toContain('less than two cores');
  });

  it('judges nothing that was not measured', () => {
    const { nearest, sentence, surprise } = lessonAnswer(asked, pointsOf(1, null));
    expect(nearest).toBeNull();
    expect(sentence).toContain('Only 1 of 2 points');
    expect(surprise).toBeNull();
  });
});
