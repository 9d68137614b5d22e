import { expect, it } from 'vitest';

import { CrashBudget } from './crash-budget.ts';

it('allows single crashes and stops a loop of them', () => {
  const budget = new CrashBudget();
  expect([0, 1_000, 2_000, 3_000].map((atMs) => budget.spend(atMs))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

it('forgets crashes that are long past', () => {
  const budget = new CrashBudget();
  expect([0, 70_000, 140_000, 210_000, 280_000].map((atMs) => budget.spend(atMs))).not.toContain(
    false,
  );
});
