import { hasWorkerProcesses } from '../../contract/catalogue.ts';
import type { Failure } from '../../contract/result.ts';
import { MAX_FOUND_WORKERS } from '../monitor/followed-tree.ts';
import { isResidualAcceptable, LEAST_TICKS } from '../monitor/reconcile.ts';
import { launcherMs, type RunRecord, runtimeThreadsCpuMs } from './build-result.ts';
import type { CpuAccount } from './cpu-account.ts';
import { unprotectedDifferences } from './invariants.ts';

/** Of all cores: what others may use before they disturb a run. */
export const MAX_OTHERS_SHARE = 0.05;
/** Beyond it the watching may have changed what was watched. */
const MAX_MONITOR_SHARE = 0.01;
const MAX_SERVER_CORES = 0.8;
const MAX_RUNTIME_THREADS_SHARE = 0.2;

/** What clocks and counters that tick may add to what a process can have used. */
const CPU_TOLERANCE = 1.5;
const CPU_TOLERANCE_MS = 100;

/** What a reader of the figures should know before relying on them. */
export function resultWarnings(
  record: RunRecord,
  account: CpuAccount | null,
  residualPercent: number | null,
): readonly Failure[] {
  const warnings = [
    ...unprotectedDifferences(record.session.finished?.invariants ?? []),
    ...inputWarnings(record),
    ...machineWarnings(record),
    ...outputWarnings(record),
    ...rowWarnings(record),
    ...(account === null ? [] : accountWarnings(record, account, residualPercent)),
  ];
  if (record.conclusion.state === 'completed' && record.observation.ticks < LEAST_TICKS) {
    warnings.push({
      code: 'too-short-to-chart',
      message: `The work was over before ${LEAST_TICKS} samples had been taken: too short to chart; ${record.command === null ? 'more tasks give a curve' : 'its figures are whole all the same'}.`,
    });
  }
  return warnings;
}

function inputWarnings({ session }: RunRecord): Failure[] {
  const warnings: Failure[] = [];
  const { count, examples } = session.ledger.errors('input');
  if (count > 0) {
    const shown = examples.map(({ error }) => `${error.code} ${error.message}`).join('; ');
    const more = count > examples.length ? `; and ${count - examples.length} more` : '';
    const tasks =
      count === 1 ? 'One task could not read its' : `${count} tasks could not read their`;
    warnings.push({
      code: 'input-unreadable',
      message: `${tasks} input: ${shown}${more}.`,
    });
  }
  if (session.inputChanged) {
    warnings.push({
      code: 'folder-changed',
      message:
        'The folder changed while the run read it: its digest and times don’t compare with other runs.',
    });
  }
  return warnings;
}

function machineWarnings({ observation, machineCores }: RunRecord): Failure[] {
  const { othersCoresUsed, monitorCoresUsed, serverCoresUsed } = observation;
  const warnings: Failure[] = holdUps(observation.heldUpMs);
  if (othersCoresUsed !== null && othersCoresUsed > MAX_OTHERS_SHARE * machineCores) {
    warnings.push({
      code: 'others-busy',
      message: `Other programs used ${cores(othersCoresUsed, machineCores)} while the work ran: close them, or repeat the run.`,
    });
  }
  // Of a short run the boundary readings alone are a large share, and no longer tick lowers that.
  const monitorCores = observation.ticks < LEAST_TICKS ? 0 : (monitorCoresUsed ?? 0);
  if (monitorCores > MAX_MONITOR_SHARE * machineCores) {
    warnings.push({
      code: 'monitor-cost',
      message: `Corelane itself used ${cores(monitorCores, machineCores)} while the work ran: a longer tick or a frozen picture lowers that, and an experiment draws nothing while it measures.`,
    });
  }
  if (serverCoresUsed !== null && serverCoresUsed > MAX_SERVER_CORES) {
    warnings.push({
      code: 'server-bottleneck',
      message: `The test server used ${serverCoresUsed.toFixed(2)} of the one core it can use, so it and not the strategy may be the limit: raise the latency or shrink the response.`,
    });
  }
  return warnings;
}

/** The launcher tells how much there was; what is no longer there somebody took away. */
function outputWarnings({ command, session: { commandEnded } }: RunRecord): Failure[] {
  if (command === null || commandEnded === null) return [];
  const lost = [
    ...(command.stdout.bytes < commandEnded.stdoutBytes ? ['standard output'] : []),
    ...(command.stderr.bytes < commandEnded.stderrBytes ? ['standard error'] : []),
  ];
  if (lost.length === 0) return [];
  return [
    {
      code: 'output-lost',
      message: `What the program printed to ${lost.join(' and ')} was removed or cut while it ran, so it is not shown whole: its figures are whole all the same. Look at who cleans up Corelane’s data folder, and run it again.`,
    },
  ];
}

/** Of a program of the user's own nobody knows beforehand how much it will start. */
export function rowWarnings({
  command,
  header,
}: {
  readonly command: RunRecord['command'];
  readonly header: Pick<RunRecord['header'], 'workers'>;
}): readonly Failure[] {
  if (command === null || header.workers.length < MAX_FOUND_WORKERS) return [];
  return [
    {
      code: 'rows-full',
      message: `The first ${MAX_FOUND_WORKERS} processes and threads have a row each: what was started later is in the totals alone.`,
    },
  ];
}

function accountWarnings(
  record: RunRecord,
  account: CpuAccount,
  residualPercent: number | null,
): Failure[] {
  const warnings: Failure[] = impossibleCpu(record, account);
  const accountMs = account.userMs + account.systemMs + launcherMs(record);
  if (account.isLowerBound) {
    warnings.push({
      code: 'cpu-lower-bound',
      message:
        'A worker process could not report its CPU time to the end: CPU time and cores used are lower bounds.',
    });
  }
  const samplesMs = record.observation.processCpuMs;
  const areJudged = residualPercent !== null && samplesMs !== null;
  if (areJudged && !isResidualAcceptable(samplesMs, accountMs, account.processes)) {
    warnings.push({
      code: 'samples-differ',
      message: `The samples differ from the processes' own account by ${residualPercent.toFixed(1)} %: trust the account, read the curves with care.`,
    });
  }
  const runtimeMs = startsThreads(record) ? null : runtimeThreadsCpuMs(record);
  if (runtimeMs !== null && accountMs > 0 && runtimeMs > MAX_RUNTIME_THREADS_SHARE * accountMs) {
    warnings.push({
      code: 'runtime-threads',
      message: `${Math.round((100 * runtimeMs) / accountMs)} % of the CPU time was used by threads of the runtime (garbage collection, compiler, I/O), not by workers.`,
    });
  }
  return warnings;
}

function holdUps(heldUpMs: number): Failure[] {
  if (heldUpMs === 0) return [];
  const seconds = (heldUpMs / 1000).toFixed(1);
  return [
    {
      code: 'held-up',
      message: `Nothing was sampled for ${seconds} s: Corelane itself was stopped, or the machine was overloaded. The curves have a gap there and the timeline a mean; start-up and shut-down may hold that time, the wall time does not.`,
    },
  ];
}

/** More than all cores can give is no account: the host counts wrongly. */
function impossibleCpu({ session, machine }: RunRecord, account: CpuAccount): Failure[] {
  const cpuMs = account.userMs + account.systemMs;
  const possibleMs =
    CPU_TOLERANCE * machine.logicalCores * (session.wallMs ?? Infinity) +
    CPU_TOLERANCE_MS * account.processes;
  if (cpuMs <= possibleMs) return [];
  return [
    {
      code: 'impossible-cpu',
      message: `The run host reports ${(cpuMs / 1000).toFixed(1)} s of CPU time, more than ${machine.logicalCores} cores can give in that time: its CPU figures can’t be trusted.`,
    },
  ];
}

/** Starting and ending a thread for each task costs CPU time that is no task's, nor the runtime's. */
function startsThreads({ header: { request }, command }: RunRecord): boolean {
  // Of a program of the user's own: all its threads are what it is judged by.
  if (command !== null) return true;
  return request.options.perTask === true && !hasWorkerProcesses(request.strategy);
}

function cores(used: number, machineCores: number): string {
  return `${used.toFixed(2)} of ${Number(machineCores.toFixed(2))} cores`;
}
