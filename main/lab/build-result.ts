import type { WorkerExitedMessage } from '../../contract/host-protocol.ts';
import type { Failure } from '../../contract/result.ts';
import type { RunHeader, RunResult, WorkerIdentity, WorkerResult } from '../../contract/run.ts';
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
  readonly effectiveCores: number;
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
  const residual = residualOf(observation, account);
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
    effectiveCores: record.effectiveCores,
    wallMs,
    startupMs: record.startupMs,
    shutdownMs: record.shutdownMs,
    totalMs: totalMs(record.startupMs, wallMs, record.shutdownMs),
    cpuMs: account === null ? null : { user: account.userMs, system: account.systemMs },
    cpuIsLowerBound: account?.isLowerBound ?? false,
    coresUsed: cpuMs === null || wallMs === null || wallMs === 0 ? null : cpuMs / wallMs,
    ...observedFigures(observation),
    digest: verifiedDigest(session),
    tasks: { total: session.tasksTotal, done: session.ledger.done, failed: session.ledger.failed },
    taskMs: percentiles(session.ledger.workMs()),
    queueWaitMs: percentiles(session.ledger.queueMs()),
    workerDetails: header.workers.map((worker) => workerResult(worker, record)),
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

function residualOf(observation: RunObservation, account: CpuAccount | null): number | null {
  // A lower bound is made of samples itself: agreeing with them would prove nothing.
  if (account === null || account.isLowerBound) return null;
  const accountMs = account.userMs + account.systemMs;
  return residualPercent(observation.processCpuMs, accountMs, observation.ticks);
}

function totalMs(...parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

function observedFigures(observation: RunObservation): ObservedFigures {
  return {
    peakRssBytes: observation.peakRssBytes,
    peakPssBytes: observation.peakPssBytes,
    pssReadings: observation.pssReadings,
    runtimeThreadsCpuMs: observation.runtimeThreadsCpuMs,
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

function workerResult(worker: WorkerIdentity, record: RunRecord): WorkerResult {
  const account = record.session.accounts.get(worker.id);
  const observed = record.observation.workers.find((candidate) => candidate.id === worker.id);
  return {
    ...worker,
    tasks: record.session.ledger.tasksByWorker.get(worker.id) ?? 0,
    cpuMs: workerCpuMs(account, observed, record.session.finished?.stopped === true),
    onCpuMs: observed?.onCpuMs ?? null,
    waitingMs: observed?.waitingMs ?? null,
    blockedMs: observed?.blockedMs ?? null,
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
  if (account === undefined) return observedMs;
  const ownMs = (account.cpuUserUs + account.cpuSystemUs) / 1000;
  return isCutShort ? Math.max(ownMs, observedMs ?? 0) : ownMs;
}
