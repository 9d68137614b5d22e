import type { Configuration } from '../../../contract/experiment.ts';
import type { SetAside } from '../../../contract/experiment-result.ts';
import type { RunResult } from '../../../contract/run.ts';
import type { ExperimentRecord } from '../run/experiment-record.ts';
import type { Timed } from './cached-statistics.ts';
import { known } from './median.ts';

/** A configuration with its runs, in the order in which they ran. */
export interface ConfigurationRuns {
  readonly configuration: Configuration;
  readonly counted: readonly RunResult[];
  readonly setAside: readonly SetAside<RunResult>[];
  /** The wall times of `counted`, as the statistics take them. */
  readonly timed: Timed;
}

/** In the order of the plan; configurations without a run are there as well. */
export function configurationRuns({ plan, runs }: ExperimentRecord): readonly ConfigurationRuns[] {
  return plan.configurations.map((configuration) => {
    const own = runs.filter(({ configuration: id }) => id === configuration.id);
    const counted = own.filter(({ setAside }) => setAside === null).map(({ result }) => result);
    const setAside = own.flatMap(({ result, setAside: reason }) =>
      reason === null ? [] : [{ run: result, reason }],
    );
    return { configuration, counted, setAside, timed: timedRuns(configuration, counted) };
  });
}

/** Both have one worker whatever is asked for: it is the tasks in flight that `async` counts. */
export function workerCount({ strategy, workers }: Configuration['request']): number {
  return strategy === 'sequential' || strategy === 'async' ? 1 : workers;
}

/** Whether they run the same; of programs of the user's own only those of one command do. */
export function isSameProgram(left: ConfigurationRuns, right: ConfigurationRuns): boolean {
  const nameOf = ({ configuration }: ConfigurationRuns) => configuration.request.command?.name;
  return nameOf(left) === nameOf(right);
}

function timedRuns({ id, request }: Configuration, counted: readonly RunResult[]): Timed {
  const wallMs = known(counted.map((run) => run.wallMs));
  return { id, workers: request.workers, wallMs };
}
