import type { WorkerKind } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';
import type {
  RunEndState,
  RunHeader,
  RunRequest,
  RunResult,
  WorkerIdentity,
} from '../../contract/run.ts';
import { runtimeOf } from './runtimes.ts';
import type { Scene } from './scene.ts';
import { machineCardOf } from './simulated-machine.ts';
import { STARTUP_S, TASKS_TOTAL, WORK_S } from './simulated-samples.ts';
import { verdictOf } from './simulated-verdicts.ts';
import { specialResult } from './special-results.ts';

/** The request that the launch panel would send for a scene. */
export function requestOf(scene: Scene): RunRequest {
  return {
    workload: scene.workload,
    parameters: { tasks: TASKS_TOTAL, size: 200_000 },
    strategy: scene.strategy,
    runtimeId: runtimeOf(scene.runtime).id,
    workers: scene.strategy === 'sequential' ? 1 : scene.workers,
    options: scene.result === 'per-task' ? { perTask: true } : {},
    cores: scene.result === 'lost-updates' ? [0, 1] : null,
    seed: 1,
    timeLimitMs: 60_000,
  };
}

/** Header of a run of `request` that began at `startedEpochMs`. */
export function headerFor(request: RunRequest, scene: Scene, startedEpochMs: number): RunHeader {
  const runtime = runtimeOf(scene.runtime);
  return {
    runId: `simulated-${startedEpochMs}`,
    request,
    runtime: {
      id: runtime.id,
      kind: runtime.kind,
      version: runtime.version,
      executable: runtime.executable,
    },
    startedAt: new Date(startedEpochMs).toISOString(),
    workers: workersOf(request),
  };
}

/** Result of a run that ended `workS` seconds into its work. */
export function resultFor(header: RunHeader, state: RunEndState, scene: Scene): RunResult {
  const isWhole = state === 'completed';
  const wallS = isWhole ? WORK_S : WORK_S * 0.6;
  const cores = scene.runtime === 'python' && scene.strategy.startsWith('thread') ? 1.02 : 1.88;
  const done = isWhole ? TASKS_TOTAL : Math.floor(TASKS_TOTAL * 0.6);
  return {
    schema: 'corelane.run/1',
    runId: header.runId,
    state,
    error: errorOf(state),
    startedAt: header.startedAt,
    workload: header.request.workload,
    parameters: header.request.parameters,
    strategy: header.request.strategy,
    runtime: header.runtime,
    workers: header.request.workers,
    options: header.request.options,
    seed: 1,
    cores: header.request.cores,
    effectiveCores: scene.effectiveCores,
    wallMs: state === 'crashed' ? null : wallS * 1000 + 12.4,
    startupMs: STARTUP_S * 1000,
    shutdownMs: state === 'crashed' ? null : 41.3,
    totalMs: state === 'crashed' ? null : wallS * 1000 + STARTUP_S * 1000 + 53.7,
    cpuMs: { user: wallS * cores * 980, system: wallS * cores * 20 },
    cpuIsLowerBound: !isWhole,
    coresUsed: state === 'crashed' ? null : cores,
    peakRssBytes: 78_400_000,
    peakPssBytes: 48_900_000,
    peakUssBytes: 31_400_000,
    pssReadings: 12,
    digest: isWhole ? '5f1c0a9be3d24476c1f09a77d0e5b8321be7f3f9e9b1a8e0347a6ff2b25d3c11' : null,
    inputFingerprint: null,
    tasks: { total: TASKS_TOTAL, done, failed: 0, lost: 0, firstLost: [] },
    taskErrors: [],
    invariants: [],
    eventLoopDelay: null,
    taskMs: { p50: 151.2, p95: 181.9, p99: 203.4 },
    queueWaitMs: { p50: 0.182, p95: 0.92, p99: 3.41 },
    transferMs: { p50: 0.094, p95: 0.31, p99: 0.87 },
    workerDetails: header.workers.map((worker) => ({
      ...worker,
      tasks: Math.floor(done / header.workers.length),
      cpuMs: (wallS * cores * 990) / header.workers.length,
      onCpuMs: (wallS * cores * 990) / header.workers.length,
      waitingMs: wallS * 1000 * 0.41,
      blockedMs: wallS * 1000 * 0.1,
      lockedCpuMs: null,
      busyMs: wallS * 990,
      lastEndMs: wallS * 1000,
      voluntarySwitches: 3100,
      involuntarySwitches: 640,
      signal: state === 'crashed' && worker.id === 1 ? 'SIGKILL' : null,
    })),
    gilEnabled: scene.runtime === 'python' ? true : null,
    throttledMs: 0,
    taskTotalMs: done * 154,
    runtimeThreadsCpuMs: 180,
    hostCpuMs: 420,
    samples: { count: 63, residualPercent: 0.42 },
    monitorCoresUsed: 0.029,
    serverCoresUsed: scene.workload === 'http-get' ? 0.21 : null,
    othersCoresUsed: 0.092,
    exit: { code: state === 'crashed' ? null : 0, signal: state === 'crashed' ? 'SIGKILL' : null },
    stderrTail: isWhole || state === 'cancelled' ? '' : TRACEBACK,
    warnings: isWhole ? [WARNING] : [],
    verdict: isWhole ? verdictOf(scene) : null,
    machine: machineCardOf(scene),
    ...specialResult(scene, header),
  };
}

const WARNING: Failure = {
  code: 'others-busy',
  message:
    'Other programs used 0.09 cores while the work ran: close them, or run again, before you trust small differences.',
};

const TRACEBACK = `Traceback (most recent call last):
  File "/opt/corelane/workloads/python/host.py", line 88, in main
    strategy.run(tasks)
  File "/opt/corelane/workloads/python/strategies/process_pool.py", line 41, in run
    raise RuntimeError("a pool process ended without being asked to")
RuntimeError: a pool process ended without being asked to`;

function errorOf(state: RunEndState): Failure | null {
  switch (state) {
    case 'failed':
      return {
        code: 'task-error',
        message:
          'Task 17 failed with RuntimeError: see the error output below. Fix it, then run again.',
      };
    case 'crashed':
      return {
        code: 'host-died',
        message:
          'The host was ended by SIGKILL after 240 of 400 tasks: the system may have run out of memory. Try fewer workers.',
      };
    case 'timed-out':
      return {
        code: 'time-limit',
        message:
          'The time limit of 60 s ended this run after 240 of 400 tasks. Raise the limit, or make the work smaller.',
      };
    case 'completed':
    case 'cancelled':
      return null;
  }
}

function workersOf({ strategy, workers, options }: RunRequest): WorkerIdentity[] {
  const kind: WorkerKind =
    strategy === 'async' ? 'event-loop' : strategy.startsWith('process') ? 'process' : 'thread';
  const count = strategy === 'async' ? 1 : options.perTask === true ? TASKS_TOTAL : workers;
  return Array.from({ length: count }, (_, id) => ({
    id,
    kind,
    label:
      kind === 'event-loop' ? 'Event loop' : `${kind === 'process' ? 'Process' : 'Thread'} ${id}`,
    pid: kind === 'process' ? 41_877 + id : 41_870,
    tid: kind === 'process' ? null : 41_871 + id,
  }));
}
