import { describe, expect, it } from 'vitest';

import { viewOfCommand, viewOfKey, ViewStore } from './view-store.ts';

describe('ViewStore', () => {
  it('begins in the lab and stays where it was sent', () => {
    const { view } = new ViewStore();
    expect(view.get()).toBe('lab');
    const store = new ViewStore();
    store.show(viewOfCommand('show-history'));
    expect(store.view.get()).toBe('history');
  });

  it('knows its digits, and no others', () => {
    expect(['1', '2', '3', '4', '5', '6', '0', 'k'].map(viewOfKey)).toEqual([
      'lab',
      'compare',
      'history',
      'lessons',
      'processes',
      null,
      null,
      null,
    ]);
  });
});
