import type {
  GroupSample,
  OtherThreadsSample,
  RunSample,
  WorkerSample,
} from '../../contract/sample.ts';
import type { CpuPartition } from './cpu-partition.ts';
import type { LoopTick } from './loop-tick.ts';
import type { MemoryReading } from './memory-meter.ts';
import { sumKnown } from './sum-known.ts';
import type { RunProgress } from './watch.ts';
import type { ThreadTick } from './worker-track.ts';

/** One living process in one tick. */
export interface ProcessTick {
  readonly pid: number;
  readonly rssBytes: number | null;
  /** Time the partition covers. */
  readonly elapsedMs: number;
  /** `null`: the first reading, a gap, or a rejected one. */
  readonly cpu: CpuPartition | null;
}

/** One living worker in one tick. */
export interface WorkerTick {
  readonly id: number;
  readonly pid: number;
  readonly ownsProcess: boolean;
  readonly thread: ThreadTick;
  readonly loop: LoopTick;
}

export interface RunTick {
  readonly runId: string;
  readonly processes: readonly ProcessTick[];
  /** Whose memory is the run's: all, but for the launcher of a program. */
  readonly isOwn: (pid: number) => boolean;
  /** Of a followed program, cores used by what came and went between two readings. */
  readonly unseenCores: number;
  readonly workers: readonly WorkerTick[];
  readonly otherThreads: readonly OtherThreadsSample[];
  readonly server: GroupSample | null;
  readonly memoryOf: (pid: number) => MemoryReading;
  readonly totalMemory: MemoryReading;
  readonly progress: RunProgress;
}

/** Makes the rows of one tick. Those that are known add up to the total. */
export function toRunSample(tick: RunTick): RunSample {
  const { processes, progress, isOwn } = tick;
  const own = processes.filter(({ pid }) => isOwn(pid));
  const byPid = new Map(processes.map((process) => [process.pid, process]));
  return {
    runId: tick.runId,
    workers: tick.workers.map((worker) => toWorkerSample(worker, tick, byPid.get(worker.pid))),
    runtimeThreads: {
      coresUsed: plus(
        sumCores(processes, (cpu) => cpu.runtimeThreadsMs),
        tick.unseenCores,
      ),
      rssBytes: null,
      threads: sumKnown(processes.map(({ cpu }) => cpu?.runtimeThreads ?? null)),
    },
    host: toHostSample(tick),
    otherThreads: tick.otherThreads,
    server: tick.server,
    total: {
      coresUsed: plus(
        sumCores(processes, (cpu) => cpu.totalMs),
        tick.unseenCores,
      ),
      rssBytes: sumKnown(own.map((process) => process.rssBytes)),
      ...tick.totalMemory,
      processes: own.length,
    },
    tasksDone: progress.tasksDone,
    tasksFailed: progress.tasksFailed,
    tasksTotal: progress.tasksTotal,
  };
}

function toWorkerSample(
  worker: WorkerTick,
  tick: RunTick,
  process: ProcessTick | undefined,
): WorkerSample {
  const cpuMs = process?.cpu?.workersMs.get(worker.id) ?? null;
  const memory = worker.ownsProcess ? tick.memoryOf(worker.pid) : null;
  return {
    id: worker.id,
    coresUsed: cpuMs === null || process === undefined ? null : cpuMs / process.elapsedMs,
    states: worker.thread.states,
    voluntarySwitchesPerS: worker.thread.voluntarySwitchesPerS,
    involuntarySwitchesPerS: worker.thread.involuntarySwitchesPerS,
    rssBytes: worker.ownsProcess ? (process?.rssBytes ?? null) : null,
    pssBytes: memory?.pssBytes ?? null,
    ussBytes: memory?.ussBytes ?? null,
    loopUtilisation: worker.loop.loopUtilisation,
    loopDelayMs: worker.loop.loopDelayMs,
    heapUsedBytes: worker.loop.heapUsedBytes,
    tasksDone: tick.progress.tasksIn(worker.id),
  };
}

function toHostSample({ processes, workers }: RunTick): GroupSample {
  const workerPids = new Set(workers.filter((row) => row.ownsProcess).map((row) => row.pid));
  const ownProcesses = processes.filter(({ pid }) => !workerPids.has(pid));
  return {
    coresUsed: sumCores(processes, (cpu) => cpu.hostMs),
    rssBytes: sumKnown(ownProcesses.map((process) => process.rssBytes)),
    threads: sumKnown(processes.map(({ cpu }) => cpu?.hostThreads ?? null)),
  };
}

function sumCores(
  processes: readonly ProcessTick[],
  partMs: (cpu: CpuPartition) => number | null,
): number | null {
  return sumKnown(
    processes.map(({ cpu, elapsedMs }) => {
      const usedMs = cpu === null ? null : partMs(cpu);
      return usedMs === null ? null : usedMs / elapsedMs;
    }),
  );
}

function plus(known: number | null, more: number): number | null {
  return known === null ? null : known + more;
}
