import { describe, expect, it } from 'vitest';

import { effectiveCores, readMachineFacts } from './machine.ts';

describe('effectiveCores', () => {
  it('is the smallest of the three limits', () => {
    expect(effectiveCores(8, 4, 2.5)).toBe(2.5);
    expect(effectiveCores(8, 1, 2.5)).toBe(1);
    expect(effectiveCores(8, null, null)).toBe(8);
    expect(effectiveCores(2, 4, 16)).toBe(2);
  });
});

describe('this machine', () => {
  it('has cores and memory', () => {
    const facts = readMachineFacts();
    expect(facts.logicalCores).toBeGreaterThan(0);
    expect(facts.effectiveCores).toBeGreaterThan(0);
    expect(facts.effectiveCores).toBeLessThanOrEqual(facts.logicalCores);
    expect(facts.physicalCores ?? 1).toBeLessThanOrEqual(facts.logicalCores);
    expect(facts.memoryBytes).toBeGreaterThan(1e6);
  });
});
