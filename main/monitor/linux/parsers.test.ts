import { describe, expect, it } from 'vitest';

import { parseAffinity, parseCpuList } from './cpu-list.ts';
import { parsePhysicalCores, siblingGroups } from './cpu-topology.ts';
import { parseProcStat } from './proc-stat.ts';
import { parseSchedstat } from './schedstat.ts';
import { parseSmapsRollup } from './smaps-rollup.ts';
import { parseThreadState } from './thread-state.ts';
import { parseThreadStatus } from './thread-status.ts';

const STAT_TAIL =
  'S 4112 4120 4112 34817 4120 4194304 1201 0 0 0 12 3 0 0 20 0 11 0 8123456 1091436544 11204';

describe('parseProcStat', () => {
  it('finds the fields behind a name with spaces and parentheses', () => {
    expect(parseProcStat(`4120 (a) R (b c) ${STAT_TAIL}`)).toEqual({
      comm: 'a) R (b c',
      state: 'S',
      parentPid: 4112,
    });
  });

  it('reads a plain name', () => {
    expect(parseProcStat(`4120 (node) ${STAT_TAIL}`)).toMatchObject({ comm: 'node' });
  });

  it('takes anything else as unknown', () => {
    expect(parseProcStat('')).toBeNull();
    expect(parseProcStat('4120 (node')).toBeNull();
    expect(parseProcStat('4120 (node) ')).toBeNull();
  });
});

describe('parseSchedstat', () => {
  it('reads nanoseconds', () => {
    expect(parseSchedstat(Buffer.from('1790636 1390962 41\n'))).toEqual({
      onCpuMs: 1.790636,
      waitingMs: 1.390962,
      slices: 41,
    });
  });

  it('takes anything else as unknown', () => {
    expect(parseSchedstat(Buffer.from(''))).toBeNull();
    expect(parseSchedstat(Buffer.from('x y z'))).toBeNull();
    expect(parseSchedstat(Buffer.from('1790636 1390962'))).toBeNull();
    expect(parseSchedstat(Buffer.from('1790636 1390962 41\n'), 16)).toBeNull();
  });
});

describe('parseThreadState', () => {
  it('finds the letter behind any name', () => {
    expect(parseThreadState(Buffer.from('41 (a) R) S 1 41 41 0'))).toBe('S');
  });

  it('takes anything else as unknown', () => {
    expect(parseThreadState(Buffer.from(''))).toBeNull();
    expect(parseThreadState(Buffer.from('41 (a)'))).toBeNull();
    expect(parseThreadState(Buffer.from('41 (a) S'), 7)).toBeNull();
  });
});

describe('parseThreadStatus', () => {
  const status = (name: string): string =>
    `Name:\t${name}\nUmask:\t0022\nState:\tR (running)\nTgid:\t7\n` +
    'voluntary_ctxt_switches:\t150\nnonvoluntary_ctxt_switches:\t9\n';

  it('reads state and switches', () => {
    expect(parseThreadStatus(status('node'))).toEqual({
      state: 'R',
      voluntarySwitches: 150,
      involuntarySwitches: 9,
    });
  });

  it('is not deceived by a thread named like a field', () => {
    expect(parseThreadStatus(status('\\nState:\tS'))?.state).toBe('R');
  });

  it('takes a cut text as unknown', () => {
    expect(parseThreadStatus('Name:\tx\nState:\tR (running)\n')).toBeNull();
    expect(parseThreadStatus('')).toBeNull();
  });
});

describe('parseSmapsRollup', () => {
  const rollup =
    '5581 - 7ffd [rollup]\nRss:    41232 kB\nPss:    11204 kB\nPss_Dirty:    9000 kB\n' +
    'Shared_Clean:    31000 kB\nShared_Dirty:    12 kB\nPrivate_Clean:    1024 kB\n' +
    'Private_Dirty:    8192 kB\nReferenced:    41232 kB\n';

  it('reads Pss and not its parts, and adds up what is private', () =>
    expect(parseSmapsRollup(rollup)).toEqual({
      pssBytes: 11_204 * 1024,
      ussBytes: (1024 + 8192) * 1024,
    }));

  it('counts private huge pages, where the kernel tells of them', () => {
    const huge = `${rollup}Shared_Hugetlb:    4096 kB\nPrivate_Hugetlb:    2048 kB\n`;
    expect(parseSmapsRollup(huge).ussBytes).toBe((1024 + 8192 + 2048) * 1024);
  });

  it('is unknown where it is missing', () => {
    const nothing = { pssBytes: null, ussBytes: null };
    expect(parseSmapsRollup('Rss: 1 kB\n')).toEqual(nothing);
    expect(parseSmapsRollup('Rss: 1 kB\nPrivate_Clean: 4 kB\n')).toEqual(nothing);
  });
});

describe('CPU lists', () => {
  it('counts ranges and single CPUs', () => {
    expect(parseCpuList('0-3,8,10-11\n')).toEqual([0, 1, 2, 3, 8, 10, 11]);
    expect(parseCpuList('0')).toEqual([0]);
    expect(parseCpuList('5,1-2,2')).toEqual([1, 2, 5]);
  });

  it('takes anything else as unknown', () => {
    expect(parseCpuList('')).toBeNull();
    expect(parseCpuList('3-1')).toBeNull();
    expect(parseCpuList('a')).toBeNull();
    expect(parseCpuList('0-4000000000')).toBeNull();
  });

  it('reads the affinity from the status', () => {
    const status = 'Name:\tnode\nCpus_allowed:\t3\nCpus_allowed_list:\t0-1\nMems_allowed:\t1\n';
    expect(parseAffinity(status)).toHaveLength(2);
    expect(parseAffinity('')).toBeNull();
  });
});

describe('physical cores', () => {
  it.each<[string, string[], number[][]]>([
    ['two cores without SMT', ['0\n', '1\n'], [[0], [1]]],
    [
      'four cores whose second threads are numbered after all first ones',
      ['0,4\n', '1,5\n', '2,6\n', '3,7\n', '0,4\n', '1,5\n', '2,6\n', '3,7\n'],
      [
        [0, 4],
        [1, 5],
        [2, 6],
        [3, 7],
      ],
    ],
    [
      'two performance cores with two threads each and three efficiency cores',
      ['0-1\n', '0-1\n', '2-3\n', '2-3\n', '4\n', '5\n', '6\n'],
      [[0, 1], [2, 3], [4], [5], [6]],
    ],
  ])('finds the siblings of %s', (_, lists, siblings) => {
    expect(siblingGroups(lists)).toEqual(siblings);
  });

  it('finds groups of siblings', () => {
    expect(siblingGroups(['0,2\n', '1,3\n', '0,2\n', '1,3\n'])).toEqual([
      [0, 2],
      [1, 3],
    ]);
    expect(siblingGroups(['0-1\n', '0-1\n'])).toEqual([[0, 1]]);
    expect(siblingGroups(['0\n', null])).toBeNull();
    expect(siblingGroups([])).toBeNull();
  });

  it('counts pairs of package and core', () => {
    const cpu = (processor: number, packageId: number, core: number): string =>
      `processor\t: ${processor}\nphysical id\t: ${packageId}\ncore id\t\t: ${core}\n`;
    const cpuinfo = [cpu(0, 0, 0), cpu(1, 0, 0), cpu(2, 0, 1), cpu(3, 1, 0)].join('\n');
    expect(parsePhysicalCores(cpuinfo)).toBe(3);
  });

  it('does not know them where the architecture does not tell', () => {
    expect(parsePhysicalCores('processor\t: 0\nBogoMIPS\t: 48.00\n\n')).toBeNull();
    expect(parsePhysicalCores('')).toBeNull();
  });
});
