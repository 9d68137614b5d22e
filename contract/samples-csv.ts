import { basesOfResult, type CoreBases, type CoreConvention } from './core-convention.ts';
import { coreUseCell } from './core-use-cell.ts';
import { coreWords } from './core-words.ts';
import { type CsvCell, type CsvColumn, csvLines } from './csv.ts';
import type { FigureName, WorkerColumn } from './recording-figures.ts';
import type { Report, ReportedSamples } from './report.ts';
import type { WorkerResult } from './run.ts';
import { type RunKind, runKind } from './run-kind.ts';

/** A run with its samples, and what it belongs to. */
export interface SampledRun {
  readonly experimentId: string | null;
  /** Label of the configuration. */
  readonly configuration: string | null;
  readonly workers: readonly Pick<WorkerResult, 'id' | 'label'>[];
  readonly samples: ReportedSamples;
  /** What ran: a program of the user's own has a launcher in the place of a host. */
  readonly kind: RunKind;
  /** Of the machine it ran on. */
  readonly bases: CoreBases;
}

/** One sample of one subject. */
interface SampleRow {
  readonly sampled: SampledRun;
  readonly place: number;
  readonly subject: Subject;
}

interface Subject {
  /** `worker` for each of them. */
  readonly name: string;
  readonly worker: { readonly id: number; readonly label: string } | null;
  /** A figure of it at a place; `null`: not known, or it has none. */
  readonly at: (figure: string, place: number) => number | null;
}

/** Subjects beside the workers, and where their figures stand. */
const GROUPS = [
  { prefix: 'run.total', workload: 'total', program: 'total' },
  { prefix: 'run.runtimeThreads', workload: 'runtime-threads', program: 'other-threads' },
  { prefix: 'run.host', workload: 'host', program: 'launcher' },
  { prefix: 'run.server', workload: 'server', program: 'server' },
  { prefix: 'monitor', workload: 'monitor', program: 'monitor' },
] as const;

/** Of these a sample knows how many cores they used, and of the machine what kept tasks from running. */
const OTHERS: readonly (readonly [subject: string, figure: FigureName])[] = [
  ['others', 'othersCoresUsed'],
  ['machine', 'machineCoresUsed'],
];

/**
 * A table with a row for each sample and subject, line by line. A gap is a row of the total that
 * knows nothing. The name of the column for CPU use tells its convention.
 */
export function samplesCsv(
  sampled: Iterable<SampledRun>,
  convention: CoreConvention,
): Generator<string, void, undefined> {
  return csvLines([...BELONGING, coresColumn(convention), ...MEASURED], rowsOf(sampled));
}

/** The runs of a report whose samples are in it: those that are not part of an experiment. */
export function sampledRunsOf({ items }: Pick<Report, 'items'>): readonly SampledRun[] {
  return items.flatMap((item) =>
    item.kind === 'experiment' || item.samples === null
      ? []
      : [
          {
            experimentId: null,
            configuration: null,
            workers: item.result.workerDetails,
            samples: item.samples,
            kind: runKind(item.result),
            bases: basesOfResult(item.result),
          },
        ],
  );
}

function* rowsOf(runs: Iterable<SampledRun>): Generator<SampleRow, void, undefined> {
  for (const sampled of runs) {
    const subjects = subjectsOf(sampled);
    for (let place = 0; place < sampled.samples.atS.length; place += 1) {
      for (const subject of subjects) {
        if (isThere(subject, place)) yield { sampled, place, subject };
      }
    }
  }
}

/** A worker has a number of tasks while it lives; the total stands for the sample itself. */
function isThere({ name, at }: Subject, place: number): boolean {
  if (name === 'total') return true;
  if (name === 'worker') return at('tasksDone', place) !== null;
  return at('coresUsed', place) !== null || at('rssBytes', place) !== null;
}

function subjectsOf({ samples, workers, kind }: SampledRun): readonly Subject[] {
  const figure = (name: string, place: number) => samples.figures[name]?.[place] ?? null;
  return [
    ...GROUPS.map(({ prefix, workload, program }): Subject => ({
      name: kind === 'workload' ? workload : program,
      worker: null,
      at: (column, place) => groupFigure(figure, prefix, column, place),
    })),
    ...OTHERS.map(([name, source]): Subject => ({
      name,
      worker: null,
      at: (column, place) => {
        if (column === 'coresUsed') return figure(source, place);
        return name === 'machine' ? machineFigure(figure, column, place) : null;
      },
    })),
    ...samples.workers.map(({ id, columns }): Subject => ({
      name: 'worker',
      worker: { id, label: workers.find((worker) => worker.id === id)?.label ?? '' },
      at: (column, place) => columns[column]?.[place] ?? null,
    })),
  ];
}

/** What kept tasks from running stands with the machine. */
function machineFigure(
  figure: (name: string, place: number) => number | null,
  column: string,
  place: number,
): number | null {
  return column === 'throttledShare' || column === 'cpuPressure' ? figure(column, place) : null;
}

/** Counts of tasks are the whole run's. */
function groupFigure(
  figure: (name: string, place: number) => number | null,
  prefix: string,
  column: string,
  place: number,
): number | null {
  const isCount = column === 'tasksDone' || column === 'tasksFailed';
  if (!isCount) return figure(`${prefix}.${column}`, place);
  return prefix === 'run.total' ? figure(`run.${column}`, place) : null;
}

type Measure =
  WorkerColumn | 'throttledShare' | 'cpuPressure' | 'threads' | 'processes' | 'tasksFailed';

const MEASURES: readonly (readonly [name: string, measure: Measure])[] = [
  ['on_cpu_share', 'onCpu'],
  ['waiting_share', 'waiting'],
  ['blocked_share', 'blocked'],
  ['voluntary_switches_per_s', 'voluntarySwitchesPerS'],
  ['involuntary_switches_per_s', 'involuntarySwitchesPerS'],
  ['rss_bytes', 'rssBytes'],
  ['pss_bytes', 'pssBytes'],
  ['uss_bytes', 'ussBytes'],
  ['heap_used_bytes', 'heapUsedBytes'],
  ['loop_busy_share', 'loopUtilisation'],
  ['loop_delay_ms', 'loopDelayMs'],
  ['throttled_share', 'throttledShare'],
  ['cpu_pressure_share', 'cpuPressure'],
  ['threads', 'threads'],
  ['processes', 'processes'],
  ['tasks_done', 'tasksDone'],
  ['tasks_failed', 'tasksFailed'],
];

const BELONGING: readonly CsvColumn<SampleRow>[] = [
  { name: 'experiment_id', cell: ({ sampled }) => sampled.experimentId },
  { name: 'configuration', cell: ({ sampled }) => sampled.configuration },
  { name: 'run_id', cell: ({ sampled }) => sampled.samples.runId },
  { name: 'at_s', cell: ({ sampled, place }) => sampled.samples.atS[place] ?? null },
  { name: 'subject', cell: ({ subject }) => subject.name },
  { name: 'worker_id', cell: ({ subject }) => subject.worker?.id ?? null },
  { name: 'worker', cell: ({ subject }) => subject.worker?.label ?? null },
];

const MEASURED: readonly CsvColumn<SampleRow>[] = MEASURES.map(([name, measure]) => ({
  name,
  cell: ({ subject, place }): CsvCell => subject.at(measure, place),
}));

function coresColumn(convention: CoreConvention): CsvColumn<SampleRow> {
  return {
    name: coreWords(convention).csv,
    cell: ({ sampled, subject, place }) =>
      coreUseCell(subject.at('coresUsed', place), convention, sampled.bases),
  };
}
