import type {
  OtherThreadsRecording,
  Recording,
  WorkerRecording,
} from '../../../contract/recording.ts';
import {
  type Column,
  type OtherThreadsTrack,
  type RunTrack,
  TRACK_FIGURES,
  type WorkerTrack,
} from './run-track.ts';

/**
 * The track of a recorded run: the columns of the recording, with the corrections that came later.
 * @param originMs the run's start, on the clock of the recording
 */
export function recordedTrack(recording: Recording, originMs: number): RunTrack {
  const [first, end] = ticksOfRun(recording);
  const span = (column: Column | undefined): Column =>
    column?.subarray(first, end) ?? new Float64Array(end - first).fill(NaN);
  const { runId, cores } = recording;
  return {
    runId,
    originMs,
    atMs: span(recording.atMs),
    elapsedMs: span(recording.elapsedMs),
    cores,
    coreBusy: recording.coreBusy.subarray(first * cores, end * cores),
    figures: Object.fromEntries(
      TRACK_FIGURES.map((name) => [name, span(recording.figures[name])]),
    ) as RunTrack['figures'],
    workers: workersOf(recording, first),
    otherThreads: recording.otherThreads.map((row) => otherThreadsTrack(row, first)),
  };
}

/** Ticks in which the run was there: the machine is recorded a little longer. */
function ticksOfRun({ figures, sequence }: Recording): readonly [first: number, end: number] {
  const done = figures['run.tasksDone'];
  if (done === undefined) return [0, 0];
  const isThere = (tick: number): boolean => !Number.isNaN(done[tick] ?? NaN);
  let first = 0;
  let end = sequence.length;
  while (first < end && !isThere(first)) first += 1;
  while (end > first && !isThere(end - 1)) end -= 1;
  return [first, end];
}

function workersOf(recording: Recording, first: number): readonly WorkerTrack[] {
  const workers = recording.workers.map((worker) => workerTrack(worker, first));
  const byId = new Map(workers.map((worker) => [worker.id, worker]));
  const tickOf = new Map(Array.from(recording.sequence, (sequence, tick) => [sequence, tick]));
  for (const { sequence, workerId, states } of recording.revisions) {
    const worker = byId.get(workerId);
    const tick = tickOf.get(sequence);
    if (worker === undefined || tick === undefined) continue;
    const place = tick - first - worker.firstTick;
    if (place < 0 || place >= worker.onCpu.length) continue;
    worker.onCpu[place] = states.onCpu;
    worker.waiting[place] = states.waiting;
    worker.blocked[place] = states.blocked;
  }
  return workers;
}

/** States are copied: they are corrected, and the recording is not ours. */
function workerTrack({ id, firstTick, columns }: WorkerRecording, first: number): WorkerTrack {
  const places = Math.max(0, ...Object.values(columns).map(({ length }) => length));
  const column = (name: string): Column => columns[name] ?? new Float32Array(places).fill(NaN);
  return {
    id,
    firstTick: firstTick - first,
    coresUsed: column('coresUsed'),
    onCpu: column('onCpu').slice(),
    waiting: column('waiting').slice(),
    blocked: column('blocked').slice(),
    rssBytes: column('rssBytes'),
    heapUsedBytes: column('heapUsedBytes'),
    loopUtilisation: column('loopUtilisation'),
    loopDelayMs: column('loopDelayMs'),
    voluntarySwitchesPerS: column('voluntarySwitchesPerS'),
    involuntarySwitchesPerS: column('involuntarySwitchesPerS'),
    tasksDone: column('tasksDone'),
  };
}

function otherThreadsTrack(
  { pid, role, name, firstTick, columns }: OtherThreadsRecording,
  first: number,
): OtherThreadsTrack {
  const places = columns['threads']?.length ?? 0;
  const column = (of: string): Column => columns[of] ?? new Float32Array(places).fill(NaN);
  return {
    ...{ pid, role, name },
    firstTick: firstTick - first,
    threads: column('threads'),
    coresUsed: column('coresUsed'),
    onCpu: column('onCpu'),
    waiting: column('waiting'),
    blocked: column('blocked'),
    processRssBytes: column('processRssBytes'),
  };
}
