import { describe, expect, it } from 'vitest';

import type { CoreConvention } from '../../../contract/core-convention.ts';
import { runsCsv } from '../../../contract/runs-csv.ts';
import { configurationResult, unconcluded } from '../../experiment/fixtures/results.ts';
import { HOSTILE, reportedExperiment, reportedRun } from '../html/report.test-support.ts';
import { runResult } from '../run-result.test-support.ts';

type Items = Parameters<typeof runsCsv>[0]['items'];

/** Rows by the names of their columns; no cell of these tests has a comma. */
function table(
  items: Items,
  convention: CoreConvention = 'cores',
): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = [...runsCsv({ items, convention })].map((line) =>
    line.trimEnd().split(','),
  );
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
}

function experiment() {
  const warmUp = runResult({ runId: 'w', wallMs: 9 });
  const configurations = [
    configurationResult('c1', {
      runs: [runResult({ runId: 'a', wallMs: 11 }), runResult({ runId: 'b', wallMs: 12 })],
      setAside: [{ run: warmUp, reason: 'warm-up' }],
      outliers: ['b'],
    }),
    configurationResult('c2', {
      runs: [runResult({ runId: 'c', parameters: { folder: 'x' }, options: { chunk: 4 } })],
    }),
  ];
  const order = ['w', 'c', 'a', 'b'].map((runId) => ({ configuration: '', runId }));
  const result = { ...unconcluded(configurations, [], { order }), conclusion: '' };
  return reportedExperiment({ result });
}

describe('runsCsv', () => {
  it('has what came later at its end', () => {
    const item = reportedRun({ result: runResult({ peakUssBytes: 20_971_520 }) });
    const [row] = table([item]);
    expect(row?.['peak_uss_bytes']).toBe('20971520');
    const names = Object.keys(row ?? {});
    expect(names.indexOf('peak_uss_bytes')).toBeGreaterThan(names.indexOf('corelane'));
    expect(table([reportedRun()])[0]?.['peak_uss_bytes']).toBe('');
  });

  it('has a row for each run in the order in which they ran, and says which count', () => {
    const rows = table([experiment()]);
    expect(rows.map((row) => [row['run_id'], row['place_in_order'], row['counted']])).toEqual([
      ['w', '1', 'false'],
      ['c', '2', 'true'],
      ['a', '3', 'true'],
      ['b', '4', 'true'],
    ]);
    expect(rows.map((row) => [row['set_aside_reason'], row['outlier']])).toEqual([
      ['warm-up', 'false'],
      ['', 'false'],
      ['', 'false'],
      ['', 'true'],
    ]);
    expect(rows[2]).toMatchObject({
      experiment_id: 'experiment-1',
      configuration_id: 'c1',
      configuration: 'Label c1',
      wall_ms: '11',
      cpu_user_ms: '5240',
      task_p99_ms: '431.5',
      queue_wait_p50_ms: '',
      transfer_p50_ms: '',
    });
  });

  it('has a column for each parameter and option of any run', () => {
    const rows = table([experiment()]);
    expect(rows.map((row) => row['parameter_tasks'])).toEqual(['32', '', '32', '32']);
    expect(rows.map((row) => row['parameter_folder'])).toEqual(['', 'x', '', '']);
    expect(rows.map((row) => row['option_chunk'])).toEqual(['', '4', '', '']);
  });

  it('shows CPU use in the convention, of the machine and the limit of each run', () => {
    const items = [reportedRun({ result: runResult({ effectiveCores: 1, cores: [0] }) })];
    const { logicalCores } = runResult().machine;
    expect(table(items)[0]).toMatchObject({ cores_used: '1.016', monitor_cores_used: '0.004' });
    expect(table(items, 'of-one-core')[0]).toMatchObject({
      cpu_percent_of_one_core: '101.6',
      monitor_cpu_percent_of_one_core: '0.4',
      server_cpu_percent_of_one_core: '',
    });
    const [ofMachine] = table(items, 'of-machine');
    expect(Number(ofMachine?.['cpu_percent_of_machine'])).toBeCloseTo(101.6 / logicalCores, 9);
    expect(table(items, 'of-limit')[0]).toMatchObject({
      cpu_percent_of_limit: '101.6',
      effective_cores: '1',
    });
    expect(ofMachine).not.toHaveProperty('cores_used');
  });

  it('says of a run that stands alone neither experiment nor whether it counts', () => {
    const [row] = table([reportedRun()]);
    expect(row).toMatchObject({ run_id: 'run-1', experiment_id: '', counted: '', outlier: '' });
  });

  it('keeps one row a run whatever a label says', () => {
    const configurations = [configurationResult('c1', { label: HOSTILE })];
    const result = { ...unconcluded(configurations, []), conclusion: HOSTILE };
    const lines = [...runsCsv({ items: [reportedExperiment({ result })], convention: 'cores' })];
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain(`"</script><script>alert(1)</script> | `);
    expect(lines[1]).not.toContain('\u0000');
  });
});
