import { describe, expect, it } from 'vitest';

import { catalogue } from '../../../dev/catalogue.ts';
import { bestMatch, GROUPS, searchWorkloads } from './workload-search.ts';

const { workloads } = catalogue;

function idsFor(query: string) {
  return searchWorkloads(workloads, query).map(({ id }) => id);
}

function best(query: string) {
  return bestMatch(searchWorkloads(workloads, query), query)?.id;
}

describe('searchWorkloads', () => {
  it('lists every workload once, by group, when nothing is typed', () => {
    const found = searchWorkloads(workloads, '');
    expect(new Set(found).size).toBe(workloads.length);
    const order = GROUPS.map(({ group }) => group);
    const places = found.map(({ group }) => order.indexOf(group));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('finds by name, id, group and by what it teaches', () => {
    expect(idsFor('Shared COUNTER')).toEqual(['counter']);
    expect(idsFor('sha256-blocks')).toEqual(['sha256-blocks']);
    expect(idsFor('synchronisation')).toHaveLength(5);
    expect(idsFor('barrier slowest')).toContain('start-gate');
  });

  it('wants every word', () => {
    expect(idsFor('zlib')).toEqual(['compress']);
    expect(idsFor('zlib barrier')).toEqual([]);
  });
});

describe('bestMatch', () => {
  it('prefers the name to the description', () => {
    expect(best('sum')).toBe('sum');
    expect(best('read')).toBe('files-read');
    expect(best('lock')).toBe('lock-contention');
    expect(best('sleep')).toBe('sleep');
  });

  it('takes the first one otherwise, and none of none', () => {
    expect(best('giants')).toBe(searchWorkloads(workloads, 'giants')[0]?.id);
    expect(bestMatch([], 'x')).toBeUndefined();
  });
});
