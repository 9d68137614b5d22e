import type {
  ConfigurationResult,
  ExperimentResult,
  SetAside,
} from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { writeDocument } from './document.ts';
import type { ItemFacts, ItemState, NewItem } from './item.ts';
import { writeItem } from './item.ts';
import { headerOf, machineName, runtimeName, workloadName } from './run-item.ts';
import { type Sqlite, textOf } from './sqlite.ts';
import { writeEnded } from './write-runs.ts';

/** In the place of a run, which has a row of its own. */
export interface RunReference {
  readonly runId: string;
}

/** An experiment as it is kept: of its runs the ids alone. */
export type ExperimentOutline = ExperimentResult<RunReference>;

/** Replaces what was kept of it, and keeps those of its runs that are not there yet. */
export function writeExperiment(database: Sqlite, result: ExperimentResult, owner: string): void {
  const isRunning = result.state === 'running';
  const item = writeItem(database, experimentItem(result), isRunning ? owner : null);
  writeDocument(database, item, 'result', outlineOf(result));
  const known = runsWithResult(database, result.experimentId);
  for (const run of runsOf(result)) {
    if (known.has(run.runId)) continue;
    writeEnded(database, headerOf(run, result.spec.timeLimitMs), run, result.experimentId);
  }
}

/** All runs, those set aside included. */
function runsOf({ configurations }: ExperimentResult): readonly RunResult[] {
  return configurations.flatMap(({ runs, setAside }) => [
    ...runs,
    ...setAside.map(({ run }) => run),
  ]);
}

function runsWithResult(database: Sqlite, experimentId: string): ReadonlySet<string> {
  const rows = database.all(
    `SELECT id FROM items JOIN documents USING (item)
     WHERE experiment_id = ? AND kind = 'run' AND name = 'result'`,
    [experimentId],
  );
  return new Set(rows.map((row) => textOf(row, 'id')));
}

function outlineOf(result: ExperimentResult): ExperimentOutline {
  return {
    ...result,
    configurations: result.configurations.map((configuration) => withRuns(configuration, toId)),
  };
}

function toId({ runId }: RunResult): RunReference {
  return { runId };
}

/** The same configuration with other runs; those of which nothing is known are left out. */
export function withRuns<Before, After>(
  configuration: ConfigurationResult<Before>,
  toRun: (run: Before) => After | null,
): ConfigurationResult<After> {
  const runs = configuration.runs.map(toRun).filter((run) => run !== null);
  const setAside = configuration.setAside.flatMap(({ run, reason }): SetAside<After>[] => {
    const other = toRun(run);
    return other === null ? [] : [{ run: other, reason }];
  });
  return { ...configuration, runs, setAside };
}

/** An experiment as the list has it. */
export function experimentItem(result: ExperimentResult<unknown>): NewItem {
  const { experimentId, spec, startedAt } = result;
  const title = result.title === '' ? workloadName(spec.workload) : result.title;
  return {
    kind: 'experiment',
    id: experimentId,
    experimentId: null,
    state: result.state satisfies ItemState,
    startedAt,
    title,
    facts: experimentFacts(result),
  };
}

function experimentFacts(result: ExperimentResult<unknown>): ItemFacts {
  const { configurations, spec, machine } = result;
  const workers = new Set(configurations.map((configuration) => configuration.workers));
  return {
    workload: spec.workload,
    strategies: [...new Set(configurations.map(({ strategy }) => strategy))],
    runtimes: [...new Set(configurations.map(({ runtime }) => runtimeName(runtime)))],
    workers: [...workers].sort((left, right) => left - right),
    wallMs: null,
    verdict: null,
    runs: configurations.reduce((sum, { runs }) => sum + runs.length, 0),
    machine: machineName(machine),
    labels: [result.title, ...configurations.map(({ label }) => label)],
  };
}
