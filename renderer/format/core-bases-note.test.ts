import { describe, expect, it } from 'vitest';

import { UNKNOWN_BASES } from '../../contract/core-convention.ts';
import { basesNote, sharedAxis } from './core-bases-note.ts';

const small = { label: 'laptop', bases: { logicalCores: 2, effectiveCores: 1.5 } };
const large = { label: 'server', bases: { logicalCores: 8, effectiveCores: 8 } };
const narrow = { label: 'server, one core', bases: { logicalCores: 8, effectiveCores: 1 } };

describe('runs of machines that differ', () => {
  it('say beside the axis whose 100 % is how many cores', () => {
    const runs = [small, large, narrow];
    expect(sharedAxis('of-machine', runs)).toBe('CPU, % of machine (2 or 8 cores)');
    expect(basesNote('of-machine', runs)).toBe(
      '100 % is not the same for all: 2 cores for laptop; 8 cores for server, server, one core.',
    );
    expect(basesNote('of-limit', [small, narrow])).toBe(
      '100 % is not the same for all: 1.5 cores for laptop; 1 core for server, one core.',
    );
  });

  it('say nothing where 100 % is the same, or there is none', () => {
    expect(basesNote('of-machine', [large, narrow])).toBeNull();
    expect(sharedAxis('of-machine', [large, narrow])).toBe('CPU, % of machine');
    expect(basesNote('cores', [small, large])).toBeNull();
    expect(sharedAxis('of-one-core', [small, large])).toBe('CPU, % of one core');
    expect(basesNote('of-limit', [])).toBeNull();
  });

  it('say of whom it is not known', () => {
    const unknown = { label: 'somewhere', bases: UNKNOWN_BASES };
    expect(basesNote('of-machine', [small, unknown])).toContain('– cores for somewhere');
  });
});
