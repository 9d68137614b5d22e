import { describe, expect, it } from 'vitest';

import type { FilterSubject } from './match-worker.ts';
import { wantedWorkers, WorkerFilterStore } from './worker-filter-store.ts';

const busy: FilterSubject = {
  label: 'thread 1',
  kind: 'thread',
  pid: 4100,
  tid: 4107,
  coresUsed: 0.9,
  states: { onCpu: 0.9, waiting: 0.1, blocked: 0 },
  rssBytes: null,
  tasksDone: 12,
};
const idle: FilterSubject = {
  ...busy,
  label: 'loop 0',
  kind: 'event-loop',
  tid: 4109,
  coresUsed: 0.1,
  states: { onCpu: 0.1, waiting: 0, blocked: 0.9 },
  rssBytes: 150_000_000,
  tasksDone: 3,
};
const unread: FilterSubject = {
  ...busy,
  label: 'thread 2',
  tid: 5000,
  coresUsed: null,
  states: null,
  tasksDone: null,
};

function labelsFor(query: string): readonly string[] {
  const store = new WorkerFilterStore();
  store.ask(query);
  return wantedWorkers([busy, idle, unread], store.view.get()).map(({ label }) => label);
}

describe('wantedWorkers', () => {
  it('finds text in label and kind, and at the beginning of pid and tid', () => {
    expect(labelsFor('THREAD')).toEqual(['thread 1', 'thread 2']);
    expect(labelsFor('event loop')).toEqual(['loop 0']);
    expect(labelsFor('4109')).toEqual(['loop 0']);
    expect(labelsFor('09')).toEqual([]);
  });

  it('compares shares in percent, cores, bytes and counts', () => {
    expect(labelsFor('blocked > 50')).toEqual(['loop 0']);
    expect(labelsFor('cores >= 0.9')).toEqual(['thread 1']);
    expect(labelsFor('memory > 100mb')).toEqual(['loop 0']);
    expect(labelsFor('tasks < 10 or label = "thread 1"')).toEqual(['thread 1', 'loop 0']);
    expect(labelsFor('kind = event-loop')).toEqual(['loop 0']);
    expect(labelsFor('tid != 4107 kind != thread')).toEqual(['loop 0']);
  });

  it('does not compare what is not known', () => {
    expect(labelsFor('cores < 5')).toEqual(['thread 1', 'loop 0']);
    expect(labelsFor('cores != 5')).toEqual(['thread 1', 'loop 0']);
    expect(labelsFor('!cores < 5')).toEqual(['thread 2']);
  });

  it('wants all while a query can’t be read', () => {
    expect(labelsFor('blocked >')).toHaveLength(3);
    expect(labelsFor('')).toHaveLength(3);
  });
});
