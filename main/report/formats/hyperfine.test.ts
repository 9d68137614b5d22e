import { describe, expect, it } from 'vitest';

import { configurationResult, unconcluded } from '../../experiment/fixtures/results.ts';
import { HOSTILE, report, reportedExperiment, reportedRun } from '../html/report.test-support.ts';
import { runResult } from '../run-result.test-support.ts';
import { hyperfineJson, type HyperfineResult } from './hyperfine.ts';

function results(text: string): readonly HyperfineResult[] {
  return (JSON.parse(text) as { readonly results: readonly HyperfineResult[] }).results;
}

function experiment(parts: Parameters<typeof configurationResult>[1]) {
  const result = { ...unconcluded([configurationResult('c1', parts)], []), conclusion: '' };
  return reportedExperiment({ result });
}

const RUNS = [2_000, 3_000, 7_000].map((wallMs, index) =>
  runResult({
    runId: `r${index}`,
    wallMs,
    cpuMs: { user: 1_000 * (index + 1), system: 500 },
    peakRssBytes: 1_024 * (index + 1),
    options: { chunk: 4 },
  }),
);

describe('hyperfineJson', () => {
  it('has the fields of hyperfine 1.x, in their order and in seconds', () => {
    const text = hyperfineJson(report([experiment({ runs: RUNS })]));
    const [benchmark] = results(text);
    expect(Object.keys(benchmark ?? {})).toEqual([
      ...['command', 'mean', 'stddev', 'median', 'user', 'system', 'min', 'max', 'times'],
      ...['memory_usage_byte', 'exit_codes', 'parameters'],
    ]);
    expect(benchmark).toMatchObject({
      command: 'Label c1',
      mean: 4,
      median: 3,
      user: 2,
      system: 0.5,
      min: 2,
      max: 7,
      times: [2, 3, 7],
      memory_usage_byte: [1_024, 2_048, 3_072],
      exit_codes: [0, 0, 0],
    });
    // √((4 + 1 + 9) ÷ 2)
    expect(benchmark?.stddev).toBeCloseTo(Math.sqrt(7), 12);
    expect(text).toMatch(/^\{\n {2}"results": \[\n {4}\{\n[^]*\n\}\n$/);
  });

  it('tells parameters as texts, in the order of their names', () => {
    const [benchmark] = results(hyperfineJson(report([experiment({ runs: RUNS })])));
    expect(Object.entries(benchmark?.parameters ?? {})).toEqual([
      ['chunk', '4'],
      ['runtime', 'python 3.11.7'],
      ['size', '200000'],
      ['strategy', 'threads'],
      ['tasks', '32'],
      ['workers', '2'],
    ]);
  });

  it('has no deviation of a single run, and null for what is not known', () => {
    const result = runResult({ cpuMs: null, peakRssBytes: null, exit: null });
    const [benchmark] = results(hyperfineJson(report([reportedRun({ result })])));
    expect(benchmark).toMatchObject({ stddev: null, user: null, system: null, exit_codes: [null] });
    expect(benchmark).not.toHaveProperty('memory_usage_byte');
  });

  it('leaves out what has no time', () => {
    const runs = [runResult({ wallMs: null }), runResult({ wallMs: 1_000 })];
    expect(results(hyperfineJson(report([experiment({ runs })])))[0]?.times).toEqual([1]);
    expect(results(hyperfineJson(report([experiment({ runs: [] })])))).toEqual([]);
  });

  it('tells machines apart, and keeps every text as it is', () => {
    const twice = [experiment({ label: HOSTILE }), experiment({ label: HOSTILE })];
    const names = results(hyperfineJson(report(twice))).map(({ command }) => command);
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name.startsWith(`${HOSTILE} (`)).toBe(true);
  });
});
