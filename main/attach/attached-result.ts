import type { CommandOutput, CommandResult } from '../../contract/command.ts';
import type { Failure } from '../../contract/result.ts';
import type { RunHeader, RunResult, WorkerResult } from '../../contract/run.ts';
import type { LabOptions } from '../lab/lab.ts';
import { observedFigures } from '../lab/observed-figures.ts';
import { readEffectiveCores } from '../monitor/machine.ts';
import type { RunObservation } from '../monitor/watch.ts';
import { judgeRun } from '../verdict/judge-run.ts';

export interface AttachedAccount {
  readonly header: RunHeader;
  readonly observation: RunObservation;
  /** From its start until the first reading was there; `null`: none came. */
  readonly workStartMs: number | null;
  /** How long it was watched; `null`: not at all. */
  readonly wallMs: number | null;
  /** What it used between the last tick and its end nobody knows. */
  readonly hasEnded: boolean;
  /** Of its CPU time, 0…1. */
  readonly userShare: number;
  readonly options: LabOptions;
  readonly warnings: readonly Failure[];
}

const NO_OUTPUT: CommandOutput = { bytes: 0, path: null, head: '', tail: '' };

/**
 * The account of a process that was watched for a while. There is no account of its own to hold the
 * samples against, so its CPU time is that of the samples and has no residual.
 */
export function attachedResult(account: AttachedAccount): RunResult {
  const result = accountOf(account);
  return { ...result, verdict: judgeRun(result) };
}

function accountOf(account: AttachedAccount): RunResult {
  const { header, observation, wallMs, options } = account;
  const { request } = header;
  return {
    schema: 'corelane.run/1',
    runId: header.runId,
    ...stateOf(wallMs),
    startedAt: header.startedAt,
    workload: request.workload,
    parameters: request.parameters,
    strategy: request.strategy,
    runtime: header.runtime,
    workers: request.workers,
    options: request.options,
    seed: request.seed,
    cores: null,
    effectiveCores: readEffectiveCores(null),
    wallMs,
    startupMs: null,
    workStartMs: account.workStartMs,
    shutdownMs: null,
    totalMs: null,
    ...cpuOf(account),
    ...observedFigures(observation),
    // The quota is that of Corelane's own cgroup, which may be another one.
    throttledMs: null,
    ...NO_TASKS,
    workerDetails: header.workers.map((worker) => workerOf(worker, observation)),
    samples: { count: observation.ticks, residualPercent: null },
    warnings: account.warnings,
    machine: options.readMachine(),
    command: commandOf(account),
    attach: request.attach ?? null,
    verdict: null,
  };
}

function stateOf(wallMs: number | null): Pick<RunResult, 'state' | 'error'> {
  if (wallMs !== null) return { state: 'completed', error: null };
  const message = 'The process could not be watched: the warnings say what was in the way.';
  return { state: 'failed', error: { code: 'not-watched', message } };
}

function cpuOf({
  observation,
  wallMs,
  userShare,
  hasEnded,
}: AttachedAccount): Pick<RunResult, 'cpuMs' | 'cpuIsLowerBound' | 'coresUsed'> {
  const { processCpuMs } = observation;
  const cpuMs =
    processCpuMs === null
      ? null
      : { user: processCpuMs * userShare, system: processCpuMs * (1 - userShare) };
  const isKnown = processCpuMs !== null && wallMs !== null && wallMs > 0;
  return { cpuMs, cpuIsLowerBound: hasEnded, coresUsed: isKnown ? processCpuMs / wallMs : null };
}

/** What only a host can tell. */
const NO_TASKS = {
  digest: null,
  inputFingerprint: null,
  tasks: { total: 0, done: 0, failed: 0, lost: 0, firstLost: [] },
  taskErrors: [],
  invariants: [],
  eventLoopDelay: null,
  gilEnabled: null,
  taskTotalMs: null,
  taskMs: null,
  queueWaitMs: null,
  transferMs: null,
  exit: null,
  stderrTail: '',
} as const satisfies Partial<RunResult>;

function workerOf(worker: RunHeader['workers'][number], { workers }: RunObservation): WorkerResult {
  const seen = workers.find(({ id }) => id === worker.id);
  return {
    ...worker,
    tasks: 0,
    cpuMs: seen?.cpuMs ?? null,
    onCpuMs: seen?.onCpuMs ?? null,
    waitingMs: seen?.waitingMs ?? null,
    blockedMs: seen?.blockedMs ?? null,
    lockedCpuMs: null,
    busyMs: null,
    lastEndMs: null,
    voluntarySwitches: seen?.voluntarySwitches ?? null,
    involuntarySwitches: seen?.involuntarySwitches ?? null,
    signal: null,
  };
}

function commandOf({ header, observation }: AttachedAccount): CommandResult | null {
  const { request, runtimes } = header;
  if (request.command === undefined) return null;
  const { environment, ...asked } = request.command;
  return {
    ...asked,
    environmentNames: Object.keys(environment),
    executable: header.runtime.executable,
    exitCode: null,
    signal: null,
    stdout: NO_OUTPUT,
    stderr: NO_OUTPUT,
    cpuResolutionMs: 0.001,
    shellMs: null,
    processesSeen: observation.processes,
    leftBehind: 0,
    moments: [],
    ...(runtimes === undefined ? {} : { runtimes }),
  };
}
