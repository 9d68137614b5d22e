import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import type { CommandResult } from '../../contract/command.ts';
import { gilEnabled } from '../../contract/gil-enabled.ts';
import type { MachineCard } from '../../contract/machine-card.ts';
import type { Failure } from '../../contract/result.ts';
import type { RunHeader, RunResult } from '../../contract/run.ts';
import type { RuntimeFeatures } from '../../contract/runtime.ts';
import { residualPercent } from '../monitor/reconcile.ts';
import type { RunObservation } from '../monitor/watch.ts';
import { judgeRun } from '../verdict/judge-run.ts';
import type { Conclusion } from './conclude-run.ts';
import { type CpuAccount, cpuAccount } from './cpu-account.ts';
import type { HostExit } from './exit-meaning.ts';
import type { HostSession } from './host-session.ts';
import { observedFigures } from './observed-figures.ts';
import { resultWarnings } from './result-warnings.ts';
import { taskFigures } from './shown-tasks.ts';
import { ownCpuMs, workerResults } from './worker-results.ts';

/** Everything that is known of a run when none of its processes is left. */
export interface RunRecord {
  readonly header: RunHeader;
  /** Of the runtime. */
  readonly features: RuntimeFeatures;
  readonly conclusion: Conclusion;
  readonly session: HostSession;
  readonly observation: RunObservation;
  /** Of a program of the user's own; `null`: it was a workload. */
  readonly command: CommandResult | null;
  /** `null`: the host ended before the step. */
  readonly startupMs: number | null;
  readonly shutdownMs: number | null;
  /** Of the run, its confinement counted. */
  readonly effectiveCores: number;
  /** Of the machine, as far as Corelane may use it. */
  readonly machineCores: number;
  readonly machine: MachineCard;
  readonly exit: HostExit | null;
  readonly stderrTail: string;
  readonly warnings: readonly Failure[];
}

/** Puts the account of a run together, and judges it. */
export function buildResult(record: RunRecord): RunResult {
  const account = accountOfRun(record);
  return { ...account, verdict: judgeRun(account) };
}

function accountOfRun(record: RunRecord): Omit<RunResult, 'verdict'> {
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
    ...startAndEnd(record, wallMs),
    cpuMs: account === null ? null : { user: account.userMs, system: account.systemMs },
    cpuIsLowerBound: account?.isLowerBound ?? false,
    coresUsed: cpuMs === null || wallMs === null || wallMs === 0 ? null : cpuMs / wallMs,
    ...observedFigures(observation),
    peakRssBytes: greatest(observation.peakRssBytes, programPeakBytes(record)),
    runtimeThreadsCpuMs: runtimeThreadsCpuMs(record),
    digest: verifiedDigest(session),
    inputFingerprint: session.inputFingerprint,
    ...taskFigures(session),
    invariants: session.finished?.invariants ?? [],
    eventLoopDelay: session.finished?.eventLoopDelay ?? latestLoopDelay(record),
    gilEnabled: gilEnabled(record.features, request.options),
    throttledMs: observation.throttledMs,
    workerDetails: workerResults({
      workers: header.workers,
      strategy: request.strategy,
      session,
      observation,
    }),
    samples: { count: observation.ticks, residualPercent: residual },
    exit: record.exit === null ? null : { code: record.exit.code, signal: record.exit.signal },
    stderrTail: record.stderrTail,
    warnings: [...record.warnings, ...resultWarnings(record, account, residual)],
    machine: record.machine,
    command: record.command,
  };
}

/** Of a program of the user's own these are within its wall time: the launcher's mean nothing. */
function startAndEnd(
  { command, startupMs, shutdownMs }: RunRecord,
  wallMs: number | null,
): Pick<RunResult, 'startupMs' | 'shutdownMs' | 'totalMs' | 'workStartMs'> {
  return command === null
    ? { startupMs, shutdownMs, totalMs: totalMs(startupMs, wallMs, shutdownMs) }
    : { startupMs: null, shutdownMs: null, totalMs: null, workStartMs: startupMs };
}

/** Of a program whose runtimes were asked: that of the event loop that was latest. */
function latestLoopDelay({ command }: RunRecord): RunResult['eventLoopDelay'] {
  return command?.details?.loops[0]?.delay ?? null;
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
    workers: session.announced(),
    accounts: session.accounts,
    observed: observation.workers,
    isProgram: record.command !== null,
  });
}

function residualOf(record: RunRecord, account: CpuAccount | null): number | null {
  const { header, observation } = record;
  // A lower bound is made of samples itself: agreeing with them would prove nothing.
  if (account === null || account.isLowerBound) return null;
  const { options, strategy } = header.request;
  // A process that came and went between two samples was never seen: the samples can't be whole.
  if (options.perTask === true && hasWorkerProcesses(strategy)) return null;
  const accountMs = account.userMs + account.systemMs + launcherMs(record);
  return residualPercent(observation.processCpuMs, accountMs, observation.ticks);
}

/** Of a launcher: the samples have it, the account of its program does not. */
export function launcherMs({ command, session }: RunRecord): number {
  const host = session.finished?.host;
  return command === null || host === undefined ? 0 : (host.cpuUserUs + host.cpuSystemUs) / 1000;
}

function totalMs(...parts: readonly (number | null)[]): number | null {
  return parts.reduce((sum, part) => (sum === null || part === null ? null : sum + part), 0);
}

/**
 * Greatest memory of one process of a program, as the system kept it: between two samples it may have
 * been more than any saw. `null`: not known, or it is no program of the user's own.
 */
function programPeakBytes({ command, session }: RunRecord): number | null {
  const first = session.announced()[0];
  const account = first === undefined ? undefined : session.accounts.get(first.id);
  const bytes = account?.maxRssBytes ?? null;
  const floorBytes = session.commandEnded?.maxRssFloorBytes ?? 0;
  return command === null || bytes === null || bytes <= floorBytes ? null : bytes;
}

function greatest(left: number | null, right: number | null): number | null {
  return left === null || right === null ? (left ?? right) : Math.max(left, right);
}

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
