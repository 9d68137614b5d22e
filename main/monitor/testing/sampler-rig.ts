import type { SampleBatch } from '../../../contract/sample.ts';
import type { GaugeReading } from '../loop-tick.ts';
import type { SamplerOptions } from '../sampler.ts';
import { createSampler } from '../sampler.ts';
import type { FollowedProgram, RunWatch, Sampler } from '../watch.ts';
import { FakeClock } from './fake-clock.ts';
import { FakeSystem } from './fake-system.ts';

export const HOST = 10;
export const WORKER = 20;

/** A sampler over a fake machine, with what it said. */
export class SamplerRig {
  readonly clock = new FakeClock();
  readonly system = new FakeSystem(this.clock);
  readonly batches: SampleBatch[] = [];
  readonly problems: Error[] = [];
  /** What hosts told of their workers. */
  readonly gauges = new Map<number, readonly GaugeReading[]>();

  start(options: SamplerOptions = {}, hasThreads = true): Sampler {
    const sampler = createSampler({
      clock: this.clock,
      readers: this.system.readers(hasThreads),
      onProblem: (problem) => this.problems.push(problem),
      ...options,
    });
    sampler.onBatch((batch) => this.batches.push(batch));
    sampler.start();
    return sampler;
  }

  watch(sampler: Sampler, serverPid: number | null = null, follows?: FollowedProgram): RunWatch {
    return sampler.watchRun({
      runId: 'run',
      hostPid: HOST,
      runtimeKind: 'node',
      serverPid,
      ...(follows === undefined ? {} : { follows }),
      progress: () => ({
        tasksDone: 3,
        tasksFailed: 1,
        tasksTotal: 9,
        tasksIn: (worker: number) => (worker === 0 ? 3 : 0),
        gaugesOf: (worker: number) => this.gauges.get(worker) ?? [],
      }),
    });
  }

  last(): SampleBatch {
    const batch = this.batches.at(-1);
    if (batch === undefined) throw new Error('There was no tick.');
    return batch;
  }

  /** Every core of the machine was busy for a part of the time. */
  works(elapsedMs: number, busyMs: number): void {
    for (const core of this.system.cores) {
      core.busyMs += busyMs;
      core.idleMs += elapsedMs - busyMs;
    }
  }
}
