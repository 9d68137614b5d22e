import { describe, expect, it } from 'vitest';

import { readScene } from '../dev/scene.ts';
import { simulatedReport } from '../dev/simulated-report.ts';
import { dataFiles } from './data-files.ts';

const scene = readScene(new URLSearchParams());

describe('dataFiles', () => {
  it('has the runs of an experiment, and no samples where there are none', async () => {
    const report = await simulatedReport('experiment', scene);
    const files = dataFiles(report);
    expect(files.map(({ name }) => name)).toEqual(['corelane-report.json', 'corelane-runs.csv']);
    const [item] = report.items;
    if (item?.kind !== 'experiment') throw new Error('no experiment');
    const runs = item.result.configurations.flatMap((one) => [...one.runs, ...one.setAside]);
    const lines = files[1]?.content().trimEnd().split('\r\n') ?? [];
    expect(lines).toHaveLength(1 + runs.length);
    expect(JSON.parse(files[0]?.content() ?? '')).toMatchObject({
      schema: 'corelane.experiment/1',
      conclusion: item.result.conclusion,
    });
  });

  it('has the samples of a run', async () => {
    const report = await simulatedReport('run', scene);
    const samples = dataFiles(report).find(({ name }) => name === 'corelane-samples.csv');
    expect(samples?.content().split('\r\n').length).toBeGreaterThan(100);
  });
});
