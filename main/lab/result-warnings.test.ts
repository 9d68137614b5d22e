import { describe, expect, it } from 'vitest';

import type { CommandResult } from '../../contract/command.ts';
import { MAX_FOUND_WORKERS } from '../monitor/followed-tree.ts';
import { rowWarnings } from './result-warnings.ts';

// Only whether there is one counts.
const command = {} as CommandResult;

const headerWith = (count: number) => ({
  workers: Array.from({ length: count }, (_, id) => ({
    ...{ id, kind: 'process' as const, label: `w ${id}`, pid: 10 + id, tid: null },
  })),
});

describe('rowWarnings', () => {
  it('says that a program may have started more than has a row', () => {
    const [warning, ...others] = rowWarnings({ command, header: headerWith(MAX_FOUND_WORKERS) });
    expect(warning).toMatchObject({ code: 'rows-full' });
    expect(warning?.message).toContain('The first 512 processes and threads');
    expect(others).toEqual([]);
  });

  it.each([
    ['a program with fewer', command, MAX_FOUND_WORKERS - 1],
    ['a workload, whose workers are all announced', null, 1000],
  ])('says nothing of %s', (_, given, count) => {
    expect(rowWarnings({ command: given, header: headerWith(count) })).toEqual([]);
  });
});
