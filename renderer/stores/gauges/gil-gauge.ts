import {
  LEAST_TURN_BLOCKED_SHARE,
  ONE_AT_A_TIME_CORES,
} from '../../../contract/contention-thresholds.ts';
import type { WorkerIdentity } from '../../../contract/run.ts';
import { type WorkerTrack, workerValue } from '../track/run-track.ts';
import type { Gauge } from './gauge.ts';
import { type GaugePart, historyOf, orNull, sumKnown, workerMean } from './gauge-part.ts';

/**
 * An estimate from outside, which costs the program nothing: what the threads of one Python process
 * used together, in cores, in that process where it was most; beside it the share of their time in
 * which they were blocked. Whoever runs Python code holds the GIL, so that threads which need it come
 * to one core at most; native code that lets go of it may bring them above.
 */
export function gilGauge(part: GaugePart, identities: readonly WorkerIdentity[]): Gauge {
  const byProcess = threadsByProcess(part.track.workers, identities);
  const readings = byProcess.map((threads) => readProcess(part, threads));
  const [top] = readings.sort((a, b) => b.cores - a.cores);
  return {
    id: 'gil',
    value: orNull(top?.cores ?? Number.NaN),
    beside: orNull(top?.blocked ?? Number.NaN),
    workerId: null,
    isRaised: top !== undefined && takesTurns(top),
    history: historyOf(part, (tick) => coresAt(top?.threads ?? [], tick)),
  };
}

interface ProcessReading {
  readonly threads: readonly WorkerTrack[];
  readonly cores: number;
  /** Mean share of a thread's time. */
  readonly blocked: number;
}

function readProcess(part: GaugePart, threads: readonly WorkerTrack[]): ProcessReading {
  const blocked = threads.map((thread) => workerMean(part, thread, thread.blocked));
  const known = blocked.filter((share) => !Number.isNaN(share));
  return {
    threads,
    cores: sumKnown(threads.map((thread) => workerMean(part, thread, thread.coresUsed))),
    blocked: sumKnown(blocked) / known.length,
  };
}

function takesTurns({ threads, cores, blocked }: ProcessReading): boolean {
  const asleep = (threads.length - 1) / threads.length;
  const isOneAtATime = cores >= ONE_AT_A_TIME_CORES.least && cores <= ONE_AT_A_TIME_CORES.most;
  return threads.length > 1 && isOneAtATime && blocked >= LEAST_TURN_BLOCKED_SHARE * asleep;
}

function coresAt(threads: readonly WorkerTrack[], tick: number): number {
  return sumKnown(threads.map((thread) => workerValue(thread, thread.coresUsed, tick)));
}

function threadsByProcess(
  workers: readonly WorkerTrack[],
  identities: readonly WorkerIdentity[],
): WorkerTrack[][] {
  const pids = new Map(identities.map(({ id, pid }) => [id, pid]));
  const byPid = new Map<number, WorkerTrack[]>();
  for (const worker of workers) {
    const pid = pids.get(worker.id);
    if (pid !== undefined) byPid.set(pid, [...(byPid.get(pid) ?? []), worker]);
  }
  return [...byPid.values()];
}
