import { describe, expect, it } from 'vitest';

import type { ConfigurationResult, ExperimentResult } from '../../../contract/experiment-result.ts';
import { judgeGate } from './gate.ts';
import { gateMarkdown } from './gate-markdown.ts';
import type { SavedExperiment } from './saved-experiment.ts';

const STEADY = [100, 101, 99, 100.5, 99.5, 100.2, 99.8, 100.4];
const DIGEST = 'a'.repeat(64);

interface Cell {
  readonly factor: number;
  readonly version?: string;
  readonly digest?: string | null;
  readonly workers?: number;
  readonly runs?: number;
}

function configuration({
  factor,
  version = '3.11.7',
  digest = DIGEST,
  workers = 2,
  runs = 8,
}: Cell) {
  return {
    label: `Threads × ${workers}`,
    strategy: 'threads',
    runtime: { id: 'p', kind: 'python', version, executable: '/p' },
    workers,
    parameters: { tasks: 4 },
    options: {},
    digest,
    medianWallMs: 100 * factor,
    runs: STEADY.slice(0, runs).map((ms) => ({ wallMs: ms * factor })),
  } as unknown as ConfigurationResult;
}

function experiment(...cells: readonly Cell[]): ExperimentResult {
  return {
    startedAt: '2026-11-22T10:00:00Z',
    spec: { workload: 'primes', seed: 1, cores: null },
    configurations: cells.map(configuration),
  } as unknown as ExperimentResult;
}

const saved = (...cells: readonly Cell[]) => experiment(...cells) as unknown as SavedExperiment;

describe('judgeGate', () => {
  it.each([
    ['slower by far', 1.2, 'slower'],
    ['as fast', 1, 'not-slower'],
    ['faster', 0.5, 'not-slower'],
    ['right at the limit', 1.05, 'cant-tell'],
  ])('tells what is %s', (_, factor, answer) => {
    expect(judgeGate(saved({ factor: 1 }), experiment({ factor }), 5).answer).toBe(answer);
  });

  it.each<[string, Cell, RegExp]>([
    ['other work', { factor: 1, digest: 'b'.repeat(64) }, /other work/],
    ['no digest', { factor: 1, digest: null }, /did not all come/],
    ['another worker count', { factor: 1, workers: 4 }, /no such configuration/],
    ['too few runs', { factor: 1, runs: 2 }, /too few runs/],
  ])('cannot tell with %s', (_, cell, reason) => {
    const gate = judgeGate(saved({ factor: 1, runs: cell.runs ?? 8 }), experiment(cell), 5);
    expect(gate.answer).toBe('cant-tell');
    expect(gate.lines[0]?.reason).toMatch(reason);
  });

  it('lets one that is slower decide, and names what is gone', () => {
    const before = saved({ factor: 1 }, { factor: 1, workers: 4 }, { factor: 1, workers: 8 });
    const after = experiment({ factor: 1.3 }, { factor: 1, workers: 4, digest: null });
    const gate = judgeGate(before, after, 5);
    expect(gate).toMatchObject({ answer: 'slower', gone: ['Threads × 8'] });
  });

  it('takes another patch version for the same configuration, but never one of two', () => {
    const after = experiment({ factor: 1, version: '3.11.9' });
    expect(judgeGate(saved({ factor: 1 }), after, 5).answer).toBe('not-slower');
    const two = saved({ factor: 1 }, { factor: 1, version: '3.13.0' });
    expect(judgeGate(two, after, 5).answer).toBe('cant-tell');
  });
});

describe('gateMarkdown', () => {
  it('is a table that no label can break', () => {
    const after = experiment({ factor: 1.2 });
    const gate = judgeGate(saved({ factor: 1 }), after, 5);
    const broken = { ...gate, lines: gate.lines.map((line) => ({ ...line, label: 'a|b\nc' })) };
    const text = gateMarkdown(broken, '2026-11-20T08:00:00Z', []);
    expect(text).toContain('| a\\|b c | 100 ms | 120 ms | 1.200× |');
    expect(text).toContain('### 1 of 1 configurations is more than 5 % slower');
  });
});
