import { describe, expect, it } from 'vitest';

import type { ExperimentResult } from './experiment-result.ts';
import type { Report, ReportedItem } from './report.ts';
import { outlineOf } from './report-outline.ts';
import { reportTitle } from './report-title.ts';
import type { RunResult } from './run.ts';

const run = {
  kind: 'run',
  result: {
    workload: 'primes',
    strategy: 'threads',
    workers: 4,
    runtime: { kind: 'python', version: '3.12.3' },
    verdict: null,
  } as RunResult,
  code: [],
} as unknown as ReportedItem;

const experiment = (title: string) =>
  ({
    kind: 'experiment',
    result: {
      title,
      spec: { workload: 'primes' },
      machine: { cpuModel: 'A', effectiveCores: 2 },
      configurations: [{}],
    } as unknown as ExperimentResult,
    code: [{}],
  }) as unknown as ReportedItem;

function report(items: readonly ReportedItem[], parts: Partial<Report> = {}): Report {
  return {
    words: { title: '', author: '', note: '' },
    sections: ['reproduce', 'verdicts', 'code', 'conclusion'],
    catalogue: {
      workloads: [{ id: 'primes', label: 'Primes' }],
      strategies: [{ id: 'threads', label: 'Threads' }],
      command: {
        workload: { id: 'command', label: 'Command' },
        strategy: { id: 'program', label: 'As the program does' },
      },
    },
    items,
    ...parts,
  } as unknown as Report;
}

describe('outlineOf', () => {
  it('has the sections that were asked for in the order of the report, without empty ones', () => {
    const [item] = outlineOf(report([run]));
    expect(item?.sections.map(({ section }) => section)).toEqual(['conclusion', 'reproduce']);
    const [other] = outlineOf(report([experiment('')]));
    expect(other?.sections).toHaveLength(4);
  });

  it('names items only where there are several, and every heading once', () => {
    expect(outlineOf(report([run])).map(({ title }) => title)).toEqual(['']);
    const items = outlineOf(report([experiment(''), run, experiment('')]));
    expect(items.map(({ title }) => title)).toEqual([
      '1. A, 2 cores (1)',
      '2. Threads × 4, Python 3.12.3',
      '3. A, 2 cores (2)',
    ]);
    const ids = items.flatMap(({ id, sections }) => [id, ...sections.map((section) => section.id)]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('reportTitle', () => {
  it('is the author’s, else that of the experiment, else what it is about', () => {
    const words = { title: 'Mine', author: '', note: '' };
    expect(reportTitle(report([run], { words }))).toBe('Mine');
    expect(reportTitle(report([experiment('Pools')]))).toBe('Pools');
    expect(reportTitle(report([experiment('')]))).toBe('Primes: strategies compared');
    expect(reportTitle(report([run]))).toBe('Primes: Threads × 4, Python 3.12.3');
    expect(reportTitle(report([]))).toBe('Corelane report');
  });
});
