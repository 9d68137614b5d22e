import type { GroupSample, RunSample, SampleBatch, StateRevision } from '../../contract/sample.ts';
import { CoreMeans } from './core-means.ts';
import { SequencedSeries } from './sequenced-series.ts';
import { startUpTogether } from './start-up-together.ts';

/** One hour at the default tick. */
const RUN_CAPACITY = 14_400;

/** What a sparkline shows, and as far back as the kernel's late bookings reach. */
export const WORKER_CAPACITY = 240;

/** Who used the cores, in the order in which the chart stacks them. */
export const USERS = ['workers', 'runtime', 'server', 'monitor', 'others'] as const;
export type CoreUser = (typeof USERS)[number];

export interface WorkerSeries {
  readonly coresUsed: SequencedSeries;
  readonly onCpu: SequencedSeries;
  readonly waiting: SequencedSeries;
  readonly blocked: SequencedSeries;
  peakRssBytes: number | null;
  peakHeapBytes: number | null;
}

/** The workers of one tick, as far as the run as a whole hangs on them. */
export interface WorkersTogether {
  /** `null`: not known of any of them. */
  readonly coresUsed: number | null;
  /** All that have been there so far. */
  readonly areAllThere: boolean;
}

/** A worker in the older ticks of a recording. */
export interface OlderWorker {
  readonly id: number;
  /** The last of those in which it was there, ascending: as many as its series holds. */
  readonly ticks: readonly { readonly sequence: number; readonly coresUsed: number | null }[];
  /** Of the work; `null`: not known. */
  readonly peakRssBytes: number | null;
  readonly peakHeapBytes: number | null;
}

/** Everything that was sampled of one run, tick by tick. */
export class RunSeries {
  readonly runId: string;
  readonly atMs = new SequencedSeries(RUN_CAPACITY);
  readonly elapsedMs = new SequencedSeries(RUN_CAPACITY);
  readonly tasksEnded = new SequencedSeries(RUN_CAPACITY);
  readonly totalCoresUsed = new SequencedSeries(RUN_CAPACITY);
  readonly users: Readonly<Record<CoreUser, SequencedSeries>> = {
    workers: new SequencedSeries(RUN_CAPACITY),
    runtime: new SequencedSeries(RUN_CAPACITY),
    server: new SequencedSeries(RUN_CAPACITY),
    monitor: new SequencedSeries(RUN_CAPACITY),
    others: new SequencedSeries(RUN_CAPACITY),
  };
  readonly workers = new Map<number, WorkerSeries>();
  readonly coreBusyMean = new CoreMeans();
  latest: RunSample | null = null;
  peakHostRssBytes: number | null = null;
  peakServerRssBytes: number | null = null;

  constructor(runId: string) {
    this.runId = runId;
  }

  add(batch: SampleBatch, run: RunSample): void {
    this.#addWorkers(batch.sequence, run);
    if (isOfWork(run)) this.#addPeaks(run);
    this.addTogether(batch, run, {
      coresUsed: sumKnown(run.workers),
      areAllThere: run.workers.length >= this.workers.size,
    });
    this.latest = run;
  }

  /** A tick whose workers are told of together; each by itself: `addOlderWorker`. */
  addTogether(batch: SampleBatch, run: RunSample, workers: WorkersTogether): void {
    const { sequence } = batch;
    this.atMs.put(sequence, batch.atMs);
    this.elapsedMs.put(sequence, batch.elapsedMs);
    this.tasksEnded.put(sequence, endedTasks(run));
    this.totalCoresUsed.put(sequence, run.total.coresUsed);
    const { workersCores, runtimeCores } = startUpTogether({
      workersCores: workers.coresUsed,
      runtimeCores: sumKnown([run.runtimeThreads, run.host]),
      totalCores: run.total.coresUsed,
      isOfWork: isOfWork(run),
    });
    this.users.workers.put(sequence, workersCores);
    this.users.runtime.put(sequence, runtimeCores);
    this.users.server.put(sequence, run.server === null ? 0 : run.server.coresUsed);
    this.users.monitor.put(sequence, batch.monitor.coresUsed);
    this.users.others.put(sequence, batch.othersCoresUsed);
    if (isOfWork(run)) this.#addToWork(batch, run, workers);
  }

  /** A worker in ticks before all that are added one by one. */
  addOlderWorker({ id, ticks, peakRssBytes, peakHeapBytes }: OlderWorker): void {
    const worker = this.#worker(id);
    for (const { sequence, coresUsed } of ticks) worker.coresUsed.put(sequence, coresUsed);
    worker.peakRssBytes = greater(worker.peakRssBytes, peakRssBytes);
    worker.peakHeapBytes = greater(worker.peakHeapBytes, peakHeapBytes);
  }

  /** Corrects the states of an earlier tick; one that is no longer kept is left alone. */
  revise(revision: StateRevision): void {
    const worker = this.workers.get(revision.workerId);
    worker?.onCpu.revise(revision.sequence, revision.states.onCpu);
    worker?.waiting.revise(revision.sequence, revision.states.waiting);
    worker?.blocked.revise(revision.sequence, revision.states.blocked);
  }

  /** What is told of the work as a whole. */
  #addToWork(batch: SampleBatch, run: RunSample, { areAllThere }: WorkersTogether): void {
    this.coreBusyMean.add(batch.coreBusy, batch.elapsedMs);
    this.peakServerRssBytes = greater(this.peakServerRssBytes, run.server?.rssBytes ?? null);
    // A process that isn't known as a worker yet, or any more, is counted as the host's.
    if (areAllThere) this.peakHostRssBytes = greater(this.peakHostRssBytes, run.host.rssBytes);
  }

  #addPeaks({ workers }: RunSample): void {
    for (const { id, rssBytes, heapUsedBytes } of workers) {
      const worker = this.#worker(id);
      worker.peakRssBytes = greater(worker.peakRssBytes, rssBytes);
      worker.peakHeapBytes = greater(worker.peakHeapBytes, heapUsedBytes);
    }
  }

  #addWorkers(sequence: number, run: RunSample): void {
    for (const sample of run.workers) {
      const worker = this.#worker(sample.id);
      worker.coresUsed.put(sequence, sample.coresUsed);
      // Gaps before the first known value need no places.
      if (sample.states === null && worker.onCpu.length === 0) continue;
      worker.onCpu.put(sequence, sample.states?.onCpu ?? null);
      worker.waiting.put(sequence, sample.states?.waiting ?? null);
      worker.blocked.put(sequence, sample.states?.blocked ?? null);
    }
  }

  #worker(id: number): WorkerSeries {
    let series = this.workers.get(id);
    if (series === undefined) {
      series = {
        coresUsed: new SequencedSeries(WORKER_CAPACITY),
        onCpu: new SequencedSeries(WORKER_CAPACITY),
        waiting: new SequencedSeries(WORKER_CAPACITY),
        blocked: new SequencedSeries(WORKER_CAPACITY),
        peakRssBytes: null,
        peakHeapBytes: null,
      };
      this.workers.set(id, series);
    }
    return series;
  }
}

/** Tasks that are through, whether they failed or not. */
export function endedTasks({
  tasksDone,
  tasksFailed,
}: Pick<RunSample, 'tasksDone' | 'tasksFailed'>): number {
  return tasksDone + tasksFailed;
}

/** The number of tasks is told when every worker stands ready: what came before is start-up. */
function isOfWork(run: RunSample): boolean {
  return run.tasksTotal !== null;
}

/** No parts use nothing; parts none of which is known are not known. */
function sumKnown(parts: readonly Pick<GroupSample, 'coresUsed'>[]): number | null {
  const known = parts.flatMap((part) => part.coresUsed ?? []);
  if (known.length === 0 && parts.length > 0) return null;
  return known.reduce((sum, cores) => sum + cores, 0);
}

function greater(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.max(a, b);
}
