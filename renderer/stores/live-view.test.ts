import { expect, it } from 'vitest';

import { plainBatch } from '../dev/plain-batch.ts';
import { readLiveView } from './live-view.ts';
import type { RunView } from './run-view.ts';
import { SampleStore } from './sample-store.ts';

const noRun: RunView = {
  state: { state: 'idle' },
  workStartedEpochMs: null,
  isRequested: false,
  isQuiet: false,
  startError: null,
};

it('tells Corelane’s own cost alike in the tick that drew the chart and between the drawings', () => {
  const samples = new SampleStore();
  const drawsOnceASecond = (sequence: number) => (sequence % 4 === 0 ? 0.2 : 0.04);
  const told = Array.from({ length: 16 }, (_, sequence) => {
    const monitor = { coresUsed: drawsOnceASecond(sequence), rssBytes: 1, threads: 1 };
    samples.add(plainBatch(sequence, { monitor }), sequence * 250);
    return readLiveView(noRun, samples, 0).monitorCoresUsed;
  });
  for (const coresUsed of told.slice(8)) expect(coresUsed).toBeCloseTo(0.08);
});
