import {
  ACTIVE_WORKER_SHARE,
  LEAST_TURN_BLOCKED_SHARE,
  ONE_AT_A_TIME_CORES,
} from '../../../contract/contention-thresholds.ts';
import type { ProcessRuntime } from '../../../contract/program-runtimes.ts';
import type { WorkerIdentity } from '../../../contract/run.ts';
import { type WorkerTrack, workerValue } from '../track/run-track.ts';
import type { Gauge, GaugeAbsence } from './gauge.ts';
import { type GaugePart, historyOf, orNull, sumKnown, workerMean } from './gauge-part.ts';

/** More cards would push all others out of sight. */
const MAX_PROCESSES = 3;

/**
 * The estimate of the GIL for the Python processes of a program that nobody prepared: by process, those
 * whose threads used most. Its threads are all there are, so that only those count which took part;
 * where fewer than two did, there is nobody to share a GIL with, and the gauge says so.
 * @param runtimes what is known of the program's processes
 */
export function programGilGauges(
  part: GaugePart,
  identities: readonly WorkerIdentity[],
  runtimes: readonly ProcessRuntime[],
): readonly Gauge[] {
  const pythons = runtimes.filter(({ kind }) => kind === 'python');
  if (pythons.length === 0) return [];
  const sharing = pythons.filter(({ sharesGil }) => sharesGil === true);
  if (sharing.length === 0) return [absent('free-threaded')];
  const read = sharing
    .map(({ pid }) => readProcess(part, identities, pid))
    .filter(({ cores }) => !Number.isNaN(cores));
  if (read.length === 0) return [unknown()];
  const readings = read
    .filter(({ threads }) => threads.length > 1)
    .sort((left, right) => right.cores - left.cores)
    .slice(0, MAX_PROCESSES);
  if (readings.length === 0) return [absent('one-thread')];
  return readings.sort((left, right) => left.pid - right.pid).map((one) => gaugeOf(part, one));
}

interface ProcessReading {
  readonly pid: number;
  /** Of its main thread; `null`: it has no row. */
  readonly workerId: number | null;
  /** Those that took part. */
  readonly threads: readonly ThreadReading[];
  readonly cores: number;
}

interface ThreadReading {
  readonly track: WorkerTrack;
  readonly cores: number;
  /** Share of its time. */
  readonly blocked: number;
}

function readProcess(
  part: GaugePart,
  identities: readonly WorkerIdentity[],
  pid: number,
): ProcessReading {
  const own = identities.filter((identity) => identity.pid === pid);
  const ids = new Set(own.map(({ id }) => id));
  const threads = part.track.workers
    .filter(({ id }) => ids.has(id))
    .map((track) => ({
      track,
      cores: workerMean(part, track, track.coresUsed),
      blocked: workerMean(part, track, track.blocked),
    }));
  const cores = sumKnown(threads.map((thread) => thread.cores));
  const leastCores = (ACTIVE_WORKER_SHARE * cores) / threads.length;
  const main = own.find(({ tid }) => tid === pid || tid === null);
  return {
    pid,
    workerId: main?.id ?? null,
    threads: threads.filter((thread) => thread.cores > 0 && thread.cores >= leastCores),
    cores,
  };
}

function gaugeOf(part: GaugePart, reading: ProcessReading): Gauge {
  const { workerId, threads, cores } = reading;
  const blocked = threads.map((thread) => thread.blocked).filter((share) => !Number.isNaN(share));
  const share = blocked.reduce((sum, one) => sum + one, 0) / blocked.length;
  return {
    id: 'gil',
    value: orNull(cores),
    beside: orNull(share),
    workerId,
    isRaised: takesTurns(reading, share),
    history: historyOf(part, (tick) =>
      sumKnown(threads.map(({ track }) => workerValue(track, track.coresUsed, tick))),
    ),
  };
}

/** As the verdict has it: of one thread that did nearly everything the others were kept from nothing. */
function takesTurns({ threads, cores }: ProcessReading, blocked: number): boolean {
  const { least, most } = ONE_AT_A_TIME_CORES;
  const count = threads.length;
  const busiest = Math.max(...threads.map((thread) => thread.cores));
  const isEven = busiest <= (0.5 + 0.5 / count) * cores;
  const asleep = (count - 1) / count;
  return cores >= least && cores <= most && isEven && blocked >= LEAST_TURN_BLOCKED_SHARE * asleep;
}

function absent(absence: GaugeAbsence): Gauge {
  return { ...unknown(), absence };
}

function unknown(): Gauge {
  const history = new Float64Array(0);
  return { id: 'gil', value: null, beside: null, workerId: null, isRaised: false, history };
}
