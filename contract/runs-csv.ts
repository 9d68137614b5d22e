import { basesOfResult, type CoreConvention } from './core-convention.ts';
import { coreUseCell } from './core-use-cell.ts';
import { coreWords } from './core-words.ts';
import { type CsvColumn, csvLines } from './csv.ts';
import type { ConfigurationResult, ExperimentResult, SetAside } from './experiment-result.ts';
import type { Report, ReportedExperiment } from './report.ts';
import type { Percentiles, RunResult } from './run.ts';

/** One run, with what it belongs to. */
interface RunRow {
  readonly run: RunResult;
  /** `null`: it stands alone. */
  readonly of: {
    readonly experiment: ExperimentResult;
    readonly configuration: ConfigurationResult;
    /** Its place in the order in which they ran, from 1; `null`: not told. */
    readonly place: number | null;
    /** `null`: it counts. */
    readonly setAside: SetAside<RunResult>['reason'] | null;
  } | null;
}

type Columns = readonly CsvColumn<RunRow>[];

/**
 * A table with a row for each run of a report, those that were set aside included; line by line. CPU
 * use is in the report's convention, which the names of its columns tell.
 */
export function runsCsv(
  report: Pick<Report, 'items' | 'convention'>,
): Generator<string, void, undefined> {
  const rows = report.items.flatMap((item) =>
    item.kind === 'run' ? [{ run: item.result, of: null }] : experimentRows(item),
  );
  return csvLines(
    [
      ...BELONGING,
      ...SETTING,
      ...keyColumns('parameter', rows, ({ run }) => run.parameters),
      ...keyColumns('option', rows, ({ run }) => run.options),
      ...OUTCOME,
      ...measured(report.convention),
      ...TASKS,
      ...MACHINE,
      ...LATER,
    ],
    rows,
  );
}

/** In the order in which they ran, as far as that is told. */
function experimentRows({ result: experiment }: ReportedExperiment): readonly RunRow[] {
  const places = new Map(experiment.order.map(({ runId }, index) => [runId, index + 1]));
  const rows = experiment.configurations.flatMap((configuration) => {
    const row = (run: RunResult, setAside: SetAside<RunResult>['reason'] | null) => ({
      run,
      of: { experiment, configuration, place: places.get(run.runId) ?? null, setAside },
    });
    return [
      ...configuration.runs.map((run) => row(run, null)),
      ...configuration.setAside.map(({ run, reason }) => row(run, reason)),
    ];
  });
  const last = Number.MAX_SAFE_INTEGER;
  return rows.toSorted((left, right) => (left.of.place ?? last) - (right.of.place ?? last));
}

const BELONGING: Columns = [
  { name: 'experiment_id', cell: ({ of }) => of?.experiment.experimentId ?? null },
  { name: 'configuration_id', cell: ({ of }) => of?.configuration.id ?? null },
  { name: 'configuration', cell: ({ of }) => of?.configuration.label ?? null },
  { name: 'run_id', cell: ({ run }) => run.runId },
  { name: 'place_in_order', cell: ({ of }) => of?.place ?? null },
];

const SETTING: Columns = [
  { name: 'workload', cell: ({ run }) => run.workload },
  { name: 'strategy', cell: ({ run }) => run.strategy },
  { name: 'runtime', cell: ({ run }) => run.runtime.kind },
  { name: 'runtime_version', cell: ({ run }) => run.runtime.version },
  { name: 'runtime_executable', cell: ({ run }) => run.runtime.executable },
  { name: 'workers', cell: ({ run }) => run.workers },
  { name: 'confined_to_cores', cell: ({ run }) => run.cores?.join(' ') ?? null },
  { name: 'seed', cell: ({ run }) => run.seed },
];

const OUTCOME: Columns = [
  { name: 'state', cell: ({ run }) => run.state },
  { name: 'counted', cell: ({ of }) => (of === null ? null : of.setAside === null) },
  { name: 'set_aside_reason', cell: ({ of }) => of?.setAside ?? null },
  {
    name: 'outlier',
    cell: ({ run, of }) => of?.configuration.outliers.includes(run.runId) ?? null,
  },
  { name: 'started_at', cell: ({ run }) => run.startedAt },
  { name: 'error', cell: ({ run }) => run.error?.message ?? null },
  { name: 'digest', cell: ({ run }) => run.digest },
  { name: 'verdict', cell: ({ run }) => run.verdict?.id ?? null },
];

function measured(convention: CoreConvention): Columns {
  return [
    { name: 'wall_ms', cell: ({ run }) => run.wallMs },
    { name: 'startup_ms', cell: ({ run }) => run.startupMs },
    { name: 'shutdown_ms', cell: ({ run }) => run.shutdownMs },
    { name: 'total_ms', cell: ({ run }) => run.totalMs },
    { name: 'cpu_user_ms', cell: ({ run }) => run.cpuMs?.user ?? null },
    { name: 'cpu_system_ms', cell: ({ run }) => run.cpuMs?.system ?? null },
    { name: 'cpu_is_lower_bound', cell: ({ run }) => run.cpuIsLowerBound },
    coresColumn('', convention, ({ coresUsed }) => coresUsed),
    { name: 'effective_cores', cell: ({ run }) => run.effectiveCores },
    { name: 'peak_rss_bytes', cell: ({ run }) => run.peakRssBytes },
    { name: 'peak_pss_bytes', cell: ({ run }) => run.peakPssBytes },
    { name: 'throttled_ms', cell: ({ run }) => run.throttledMs },
    coresColumn('monitor_', convention, ({ monitorCoresUsed }) => monitorCoresUsed),
    coresColumn('server_', convention, ({ serverCoresUsed }) => serverCoresUsed),
    coresColumn('others_', convention, ({ othersCoresUsed }) => othersCoresUsed),
    { name: 'samples', cell: ({ run }) => run.samples.count },
    { name: 'samples_residual_percent', cell: ({ run }) => run.samples.residualPercent },
  ];
}

/** `cores_used`, `monitor_cpu_percent_of_limit`: of the run's own machine and limit. */
function coresColumn(
  prefix: string,
  convention: CoreConvention,
  coresOf: (run: RunResult) => number | null,
): Columns[number] {
  return {
    name: `${prefix}${coreWords(convention).csv}`,
    cell: ({ run }) => coreUseCell(coresOf(run), convention, basesOfResult(run)),
  };
}

const TASKS: Columns = [
  { name: 'tasks_total', cell: ({ run }) => run.tasks.total },
  { name: 'tasks_done', cell: ({ run }) => run.tasks.done },
  { name: 'tasks_failed', cell: ({ run }) => run.tasks.failed },
  { name: 'tasks_lost', cell: ({ run }) => run.tasks.lost },
  { name: 'tasks_sum_ms', cell: ({ run }) => run.taskTotalMs },
  ...percentileColumns('task', ({ run }) => run.taskMs),
  ...percentileColumns('queue_wait', ({ run }) => run.queueWaitMs),
];

const MACHINE: Columns = [
  { name: 'cpu_model', cell: ({ run }) => run.machine.cpuModel },
  { name: 'logical_cores', cell: ({ run }) => run.machine.logicalCores },
  { name: 'memory_bytes', cell: ({ run }) => run.machine.memoryBytes },
  { name: 'os', cell: ({ run }) => run.machine.osName },
  { name: 'os_release', cell: ({ run }) => run.machine.osRelease },
  { name: 'corelane', cell: ({ run }) => run.machine.corelane },
];

/** What came after the first version of the table: at its end, so that no column has moved. */
const LATER: Columns = [
  ...percentileColumns('transfer', ({ run }) => run.transferMs),
  { name: 'peak_uss_bytes', cell: ({ run }) => run.peakUssBytes },
];

function percentileColumns(name: string, of: (row: RunRow) => Percentiles | null): Columns {
  return (['p50', 'p95', 'p99'] as const).map((percentile) => ({
    name: `${name}_${percentile}_ms`,
    cell: (row) => of(row)?.[percentile] ?? null,
  }));
}

/** A column for each key that occurs in any row, in the order in which they are first seen. */
function keyColumns(
  prefix: string,
  rows: readonly RunRow[],
  valuesOf: (row: RunRow) => object,
): Columns {
  const keys = new Set(rows.flatMap((row) => Object.keys(valuesOf(row))));
  return [...keys].map((key) => ({
    name: `${prefix}_${key}`,
    cell: (row) => cellOf(new Map<string, unknown>(Object.entries(valuesOf(row))).get(key)),
  }));
}

function cellOf(value: unknown): string | number | boolean | null {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}
