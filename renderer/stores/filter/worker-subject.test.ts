import { describe, expect, it } from 'vitest';

import { FilterStore, wanted } from './filter-store.ts';
import { WORKER_LANGUAGE } from './worker-language.ts';
import { type FilteredWorker, workerSubject } from './worker-subject.ts';

const busy: FilteredWorker = {
  label: 'thread 1',
  kind: 'thread',
  pid: 4100,
  tid: 4107,
  coresUsed: 0.9,
  states: { onCpu: 0.9, waiting: 0.1, blocked: 0 },
  rssBytes: null,
  tasksDone: 12,
};
const idle: FilteredWorker = {
  ...busy,
  label: 'loop 0',
  kind: 'event-loop',
  tid: 4109,
  coresUsed: 0.1,
  states: { onCpu: 0.1, waiting: 0, blocked: 0.9 },
  rssBytes: 150_000_000,
  tasksDone: 3,
};
const unread: FilteredWorker = {
  ...busy,
  label: 'thread 2',
  tid: 5000,
  coresUsed: null,
  states: null,
  tasksDone: null,
};

function labelsFor(query: string): readonly string[] {
  const store = new FilterStore(WORKER_LANGUAGE);
  store.ask(query);
  return wanted([busy, idle, unread], store.view.get(), workerSubject).map(({ label }) => label);
}

describe('wanted workers', () => {
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
    expect(labelsFor('label ~ READ and !kind ~ loop')).toEqual(['thread 1', 'thread 2']);
    expect(labelsFor('tid != 4107 kind != thread')).toEqual(['loop 0']);
  });

  it('asks other threads as workers, whose name is their label', () => {
    const threads = { ...idle, label: 'V8Worker', kind: 'runtime' as const, pid: null, tid: null };
    const found = (query: string) => {
      const store = new FilterStore(WORKER_LANGUAGE);
      store.ask(query);
      return wanted([busy, threads], store.view.get(), workerSubject).map(({ label }) => label);
    };
    expect(found('kind = runtime')).toEqual(['V8Worker']);
    expect(found('kind = host')).toEqual([]);
    expect(found('name = v8worker')).toEqual(['V8Worker']);
    expect(found('name = "thread 1"')).toEqual(['thread 1']);
    expect(found('pid > 0')).toEqual(['thread 1']);
    expect(found('null')).toEqual([]);
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
