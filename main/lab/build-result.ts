import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import type { WorkerExitedMessage } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';
import type {
  RunHeader,
  RunResult,
  TaskCounts,
  WorkerIdentity,
  WorkerResult,
} from '../../contract/run.ts';
import { residualPercent } from '../monitor/reconcile.ts';
import type { RunObservation, WorkerObservation } from '../monitor/watch.ts';
import type { Conclusion } from './conclude-run.ts';
import { type CpuAccount, cpuAccount } from './cpu-account.ts';
import type { HostExit } from './exit-meaning.ts';
import type { HostSession } from './host-session.ts';
import { percentiles } from './percentiles.ts';
import { resultWarnings } from './result-warnings.ts';

/** Everything that is known of a run when none of its processes is left. */
export interface RunRecord {
  readonly header: RunHeader;
  readonly conclusion: Conclusion;
  readonly session: HostSession;
  readonly observation: RunObservation;
  /** `null`: the host ended before the step. */
  readonly startupMs: number | null;
  readonly shutdownMs: number | null;
  /** Of the run, its confinement counted. */
  readonly effectiveCores: number;
  /** Of the machine, as far as Corelane may use it. */
  readonly machineCores: number;
  readonly exit: HostExit | null;
  readonly stderrTail: string;
  readonly warnings: readonly Failure[];
}

/** Puts the account of a run together. */
export function buildResult(record: RunRecord): RunResult {
  const { header, conclusion, session, observation } = record;
  const { request } = header;
  const account = accountOf(record);
  const wallMs = session.wallMs;
  const cpuMs = account === null ? null : account.userMs + account.systemMs;
  const residual = residualOf(record, account);
  return {
    schema: 'corelane.run/1',
    runId: header.runId,
    state: conclusion.state,
    error: conclusion.error,
    startedAt: header.startedAt,
    workload: request.workload,
    parameters: request.parameters,
    strategy: request.strategy,
    runtime: header.runtime,
    workers: request.workers,
    options: request.options,
    seed: request.seed,
    cores: request.cores,
    effectiveCores: record.effectiveCores,
    wallMs,
    startupMs: record.startupMs,
    shutdownMs: record.shutdownMs,
    totalMs: totalMs(record.startupMs, wallMs, record.shutdownMs),
    cpuMs: account === null ? null : { user: account.userMs, system: account.systemMs },
    cpuIsLowerBound: account?.isLowerBound ?? false,
    coresUsed: cpuMs === null || wallMs === null || wallMs === 0 ? null : cpuMs / wallMs,
    ...observedFigures(record),
    digest: verifiedDigest(session),
    tasks: taskCounts(session),
    taskErrors: session.ledger.errorCounts(),
    invariants: session.finished?.invariants ?? [],
    eventLoopDelay: session.finished?.eventLoopDelay ?? null,
    taskMs: percentiles(session.ledger.workMs()),
    queueWaitMs: percentiles(session.ledger.queueMs()),
    workerDetails: workerResults(record),
    samples: { count: observation.ticks, residualPercent: residual },
    exit: record.exit === null ? null : { code: record.exit.code, signal: record.exit.signal },
    stderrTail: record.stderrTail,
    warnings: [...record.warnings, ...resultWarnings(record, account, residual)],
  };
}

/** The run's digest, recomputed from its tasks; `null` unless the host came to the same. */
export function verifiedDigest(session: HostSession): string | null {
  if (session.finished === null || session.finished.stopped) return null;
  const digest = session.ledger.digest();
  return digest === session.finished.digest ? digest : null;
}

/** Tasks by how they ended; those without an end are lost, whatever became of the run. */
export function taskCounts(session: HostSession): TaskCounts {
  const { ledger, tasksTotal: total } = session;
  const lost = total - ledger.done - ledger.failed;
  return { total, done: ledger.done, failed: ledger.failed, lost, firstLost: session.firstLost() };
}

function accountOf(record: RunRecord): CpuAccount | null {
  const { session, observation } = record;
  if (session.wallMs === null) return null;
  return cpuAccount({
    finished: session.finished,
    workers: session.workers(),
    accounts: session.accounts,
    observed: observation.workers,
  });
}

function residualOf({ header, observation }: RunRecord, account: CpuAccount | null): number | null {
  // A lower bound is made of samples itself: agreeing with them would prove nothing.
  if (account === null || account.isLowerBound) return null;
  const { options, strategy } = header.request;
  // A process that came and went between two samples was never seen: the samples can't be whole.
  if (options.perTask === true && hasWorkerProcesses(strategy)) return null;
  const accountMs = account.userMs + account.systemMs;
  return residualPercent(observation.processCpuMs, accountMs, observation.ticks);
}

function totalMs(...parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function observedFigures(record: RunRecord): ObservedFigures {
  const { observation } = record;
  return {
    peakRssBytes: observation.peakRssBytes,
    peakPssBytes: observation.peakPssBytes,
    pssReadings: observation.pssReadings,
    runtimeThreadsCpuMs: runtimeThreadsCpuMs(record),
    hostCpuMs: observation.hostCpuMs,
    monitorCoresUsed: observation.monitorCoresUsed,
    serverCoresUsed: observation.serverCoresUsed,
    othersCoresUsed: observation.othersCoresUsed,
  };
}

type ObservedFigures = Pick<
  RunResult,
  | 'peakRssBytes'
  | 'peakPssBytes'
  | 'pssReadings'
  | 'runtimeThreadsCpuMs'
  | 'hostCpuMs'
  | 'monitorCoresUsed'
  | 'serverCoresUsed'
  | 'othersCoresUsed'
>;

/**
 * What no worker can claim. A thread per task comes and goes between two samples, so what the
 * samples missed of it, by its own account, stands among the runtime's threads and is taken out.
 */
export function runtimeThreadsCpuMs({ header, session, observation }: RunRecord): number | null {
  const { runtimeThreadsCpuMs: seenMs } = observation;
  if (seenMs === null || header.request.options.perTask !== true) return seenMs;
  const observed = new Map(observation.workers.map(({ id, cpuMs }) => [id, cpuMs ?? 0]));
  const missedMs = header.workers
    .filter(({ kind }) => kind === 'thread')
    .reduce((sum, { id }) => {
      const ownMs = ownCpuMs(session.accounts.get(id)) ?? 0;
      return sum + Math.max(0, ownMs - (observed.get(id) ?? 0));
    }, 0);
  return Math.max(0, seenMs - missedMs);
}

function workerResults(record: RunRecord): readonly WorkerResult[] {
  const observed = new Map(record.observation.workers.map((worker) => [worker.id, worker]));
  return record.header.workers.map((worker) =>
    workerResult(worker, observed.get(worker.id), record.session),
  );
}

function workerResult(
  worker: WorkerIdentity,
  observed: WorkerObservation | undefined,
  session: HostSession,
): WorkerResult {
  const account = session.accounts.get(worker.id);
  const lockedCpuNs = account?.lockedCpuNs;
  return {
    ...worker,
    tasks: session.ledger.tasksByWorker.get(worker.id) ?? 0,
    cpuMs: workerCpuMs(account, observed, session.finished?.stopped === true),
    onCpuMs: observed?.onCpuMs ?? null,
    waitingMs: observed?.waitingMs ?? null,
    blockedMs: observed?.blockedMs ?? null,
    lockedCpuMs: lockedCpuNs === undefined ? null : lockedCpuNs / 1e6,
    signal: account?.signal ?? null,
  };
}

/** By its own account; that ends with the last whole task, so of one cut short the sampler saw more. */
function workerCpuMs(
  account: WorkerExitedMessage | undefined,
  observed: WorkerObservation | undefined,
  isCutShort: boolean,
): number | null {
  const observedMs = observed?.cpuMs ?? null;
  const ownMs = ownCpuMs(account);
  if (ownMs === null) return observedMs;
  return isCutShort ? Math.max(ownMs, observedMs ?? 0) : ownMs;
}

function ownCpuMs(account: WorkerExitedMessage | undefined): number | null {
  return account === undefined ? null : (account.cpuUserUs + account.cpuSystemUs) / 1000;
}
