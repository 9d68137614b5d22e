import type { Recording, WorkerRecording } from './recording.ts';
import type { GroupSample, RunSample, SampleBatch, WorkerSample } from './sample.ts';

/**
 * The figures of a recording by name, beside its times and cores. A worker is there in a tick where
 * `tasksDone` is a number, a run where `run.tasksDone` is.
 */
export const FIGURE_NAMES = [
  'machineCoresUsed',
  'othersCoresUsed',
  'rejectedReadings',
  'throttledShare',
  'cpuPressure',
  /** Cores that the tick told of. */
  'coreCount',
  'monitor.coresUsed',
  'monitor.rssBytes',
  'monitor.threads',
  'run.tasksDone',
  'run.tasksFailed',
  'run.tasksTotal',
  'run.total.coresUsed',
  'run.total.rssBytes',
  'run.total.pssBytes',
  'run.total.ussBytes',
  'run.total.processes',
  'run.runtimeThreads.coresUsed',
  'run.runtimeThreads.rssBytes',
  'run.runtimeThreads.threads',
  'run.host.coresUsed',
  'run.host.rssBytes',
  'run.host.threads',
  /** 1 where the run has a test server. */
  'run.server',
  'run.server.coresUsed',
  'run.server.rssBytes',
  'run.server.threads',
] as const;

export type FigureName = (typeof FIGURE_NAMES)[number];

export type WorkerColumn =
  | 'coresUsed'
  | 'onCpu'
  | 'waiting'
  | 'blocked'
  | 'voluntarySwitchesPerS'
  | 'involuntarySwitchesPerS'
  | 'rssBytes'
  | 'pssBytes'
  | 'tasksDone'
  | 'ussBytes'
  | 'loopUtilisation'
  | 'loopDelayMs'
  | 'heapUsedBytes';

/** `seven`: as 32-bit floats. */
export const WORKER_COLUMNS: readonly {
  readonly name: WorkerColumn;
  readonly digits: 'all' | 'seven';
}[] = [
  { name: 'coresUsed', digits: 'seven' },
  { name: 'onCpu', digits: 'seven' },
  { name: 'waiting', digits: 'seven' },
  { name: 'blocked', digits: 'seven' },
  { name: 'voluntarySwitchesPerS', digits: 'seven' },
  { name: 'involuntarySwitchesPerS', digits: 'seven' },
  { name: 'rssBytes', digits: 'all' },
  { name: 'pssBytes', digits: 'all' },
  { name: 'tasksDone', digits: 'all' },
  { name: 'ussBytes', digits: 'all' },
  { name: 'loopUtilisation', digits: 'seven' },
  { name: 'loopDelayMs', digits: 'seven' },
  { name: 'heapUsedBytes', digits: 'all' },
];

/** What a place of a column says; `null`: not known, or no such place. */
export function valueOf(
  column: Float64Array | Float32Array | undefined,
  place: number,
): number | null {
  const value = column?.[place];
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** A tick's figures; those that are absent are not known. */
export function batchFigures(
  batch: SampleBatch,
  run: RunSample | null,
): Partial<Record<FigureName, number | null>> {
  return {
    machineCoresUsed: batch.machineCoresUsed,
    othersCoresUsed: batch.othersCoresUsed,
    rejectedReadings: batch.rejectedReadings,
    throttledShare: batch.throttledShare,
    cpuPressure: batch.cpuPressure,
    coreCount: batch.coreBusy.length,
    ...groupFigures('monitor', batch.monitor),
    ...(run === null ? {} : runFigures(run)),
  };
}

function runFigures(run: RunSample): Partial<Record<FigureName, number | null>> {
  return {
    'run.tasksDone': run.tasksDone,
    'run.tasksFailed': run.tasksFailed,
    'run.tasksTotal': run.tasksTotal,
    'run.total.coresUsed': run.total.coresUsed,
    'run.total.rssBytes': run.total.rssBytes,
    'run.total.pssBytes': run.total.pssBytes,
    'run.total.ussBytes': run.total.ussBytes,
    'run.total.processes': run.total.processes,
    ...groupFigures('run.runtimeThreads', run.runtimeThreads),
    ...groupFigures('run.host', run.host),
    ...(run.server === null ? {} : { 'run.server': 1, ...groupFigures('run.server', run.server) }),
  };
}

type GroupName = 'monitor' | 'run.runtimeThreads' | 'run.host' | 'run.server';

function groupFigures(
  name: GroupName,
  group: GroupSample,
): Partial<Record<FigureName, number | null>> {
  return {
    [`${name}.coresUsed`]: group.coresUsed,
    [`${name}.rssBytes`]: group.rssBytes,
    [`${name}.threads`]: group.threads,
  };
}

/** What a tick says beside its run and revisions. */
export function surroundingsOf(
  recording: Recording,
  tick: number,
): Omit<SampleBatch, 'sequence' | 'run' | 'revisions'> {
  const coreCount = figure(recording, 'coreCount', tick) ?? recording.cores;
  return {
    atMs: valueOf(recording.atMs, tick) ?? 0,
    elapsedMs: valueOf(recording.elapsedMs, tick),
    coreBusy: Array.from({ length: coreCount }, (_, core) =>
      valueOf(recording.coreBusy, tick * recording.cores + core),
    ),
    machineCoresUsed: figure(recording, 'machineCoresUsed', tick),
    monitor: groupAt(recording, 'monitor', tick),
    othersCoresUsed: figure(recording, 'othersCoresUsed', tick),
    throttledShare: figure(recording, 'throttledShare', tick),
    cpuPressure: figure(recording, 'cpuPressure', tick),
    rejectedReadings: figure(recording, 'rejectedReadings', tick) ?? 0,
  };
}

/** The run at a tick, without its threads; `null`: there was none yet, or no more. */
export function runOf(
  recording: Recording,
  tick: number,
): Omit<RunSample, 'workers' | 'otherThreads'> | null {
  const at = (name: FigureName): number | null => figure(recording, name, tick);
  const tasksDone = at('run.tasksDone');
  if (tasksDone === null) return null;
  return {
    runId: recording.runId,
    runtimeThreads: groupAt(recording, 'run.runtimeThreads', tick),
    host: groupAt(recording, 'run.host', tick),
    server: at('run.server') === null ? null : groupAt(recording, 'run.server', tick),
    total: {
      coresUsed: at('run.total.coresUsed'),
      rssBytes: at('run.total.rssBytes'),
      pssBytes: at('run.total.pssBytes'),
      ussBytes: at('run.total.ussBytes'),
      processes: at('run.total.processes') ?? 0,
    },
    tasksDone,
    tasksFailed: at('run.tasksFailed') ?? 0,
    tasksTotal: at('run.tasksTotal'),
  };
}

function figure(recording: Recording, name: FigureName, tick: number): number | null {
  return valueOf(recording.figures[name], tick);
}

function groupAt(recording: Recording, name: GroupName, tick: number): GroupSample {
  return {
    coresUsed: figure(recording, `${name}.coresUsed`, tick),
    rssBytes: figure(recording, `${name}.rssBytes`, tick),
    threads: figure(recording, `${name}.threads`, tick),
  };
}

export function workerFigures(worker: WorkerSample): Readonly<Record<WorkerColumn, number | null>> {
  const { states } = worker;
  return {
    coresUsed: worker.coresUsed,
    onCpu: states?.onCpu ?? null,
    waiting: states?.waiting ?? null,
    blocked: states?.blocked ?? null,
    voluntarySwitchesPerS: worker.voluntarySwitchesPerS,
    involuntarySwitchesPerS: worker.involuntarySwitchesPerS,
    rssBytes: worker.rssBytes,
    pssBytes: worker.pssBytes,
    ussBytes: worker.ussBytes,
    loopUtilisation: worker.loopUtilisation,
    loopDelayMs: worker.loopDelayMs,
    heapUsedBytes: worker.heapUsedBytes,
    tasksDone: worker.tasksDone,
  };
}

/** A worker at a tick of its recording; `null`: it was not there. */
export function workerOf(worker: WorkerRecording, tick: number): WorkerSample | null {
  const place = tick - worker.firstTick;
  const at = (name: WorkerColumn): number | null => valueOf(worker.columns[name], place);
  const tasksDone = at('tasksDone');
  if (tasksDone === null) return null;
  const onCpu = at('onCpu');
  const waiting = at('waiting');
  const blocked = at('blocked');
  const isSplit = onCpu !== null && waiting !== null && blocked !== null;
  return {
    id: worker.id,
    coresUsed: at('coresUsed'),
    states: isSplit ? { onCpu, waiting, blocked } : null,
    voluntarySwitchesPerS: at('voluntarySwitchesPerS'),
    involuntarySwitchesPerS: at('involuntarySwitchesPerS'),
    rssBytes: at('rssBytes'),
    pssBytes: at('pssBytes'),
    ussBytes: at('ussBytes'),
    loopUtilisation: at('loopUtilisation'),
    loopDelayMs: at('loopDelayMs'),
    heapUsedBytes: at('heapUsedBytes'),
    tasksDone,
  };
}
