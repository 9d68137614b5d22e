import { runClock } from './trace-clock.ts';
import { nameEvent, type TraceEvent, type Track } from './trace-events.ts';
import { noting, type PartlyKept } from './trace-left-out.ts';
import { sampleEvents } from './trace-samples.ts';
import { type RunWithTasks, taskEvents, workerTracks } from './trace-tasks.ts';
import { QUEUE, TRANSFER, waitEvents } from './trace-waits.ts';

/**
 * The tasks of runs as a trace, piece by piece, for Perfetto (ui.perfetto.dev) and `chrome://tracing`:
 * each run is a process of it, each worker a thread. Time counts from the start of the run, so that
 * several stand below each other.
 * @param corelane version that writes it
 */
export function* traceJson(
  runs: Iterable<RunWithTasks>,
  corelane: string,
): Generator<string, void, undefined> {
  yield '{"displayTimeUnit":"ms","traceEvents":[';
  let separator = '\n';
  const leftOut: PartlyKept[] = [];
  for (const event of eventsOf(noting(runs, leftOut))) {
    yield separator + JSON.stringify(event);
    separator = ',\n';
  }
  // At the end: only then all runs have been read.
  const otherData = {
    'written by': `Corelane ${corelane}`,
    ...(leftOut.length === 0 ? {} : { 'tasks left out': leftOut }),
  };
  yield `\n],"otherData":${JSON.stringify(otherData)}}\n`;
}

function* eventsOf(runs: Iterable<RunWithTasks>): Generator<TraceEvent, void, undefined> {
  let pid = 0;
  // Never 0, and never that of another run: to some readers they mean the same everywhere.
  let nextTid = 1;
  for (const run of runs) {
    pid += 1;
    const own: Track = { pid, tid: nextTid };
    const clock = runClock(run);
    const transfers: Track = { pid, tid: nextTid + 1 };
    const tracks = workerTracks(run, { pid, tid: nextTid + 2 });
    nextTid += tracks.size + 2;
    yield* processEvents(run, own);
    yield* taskEvents(run, tracks, clock);
    yield* waitEvents(QUEUE, run.tasks, own, clock);
    yield* waitEvents(TRANSFER, run.tasks, transfers, clock);
    if (run.samples !== null) yield* sampleEvents(run.samples, own, clock);
  }
}

function* processEvents(
  { name, result, tasks }: RunWithTasks,
  own: Track,
): Generator<TraceEvent, void, undefined> {
  const leftOut =
    tasks.leftOut === undefined ? '' : `, the last ${tasks.leftOut} tasks are left out`;
  yield nameEvent(own, 'process_name', name);
  yield nameEvent(own, 'process_labels', `run ${result.runId}${leftOut}`);
  yield nameEvent(own, 'process_sort_index', own.pid);
}
