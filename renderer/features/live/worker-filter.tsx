import { FilterField } from '../filter/filter-field.tsx';
import { useApp } from '../shell/app-context.ts';

const HELP =
  'Text, or comparisons of cpu, waiting and blocked (in %), cores, memory, tasks, pid, tid, kind and name, joined by and, or, ! and parentheses.';

interface WorkerFilterProps {
  readonly listed: number;
  readonly all: number;
  /** Whether all rows are workers; otherwise there are other threads among them. */
  readonly areWorkers: boolean;
}

/** A query for the workers that are shown, and how many these are. */
export function WorkerFilter({ areWorkers, ...counts }: WorkerFilterProps) {
  return (
    <FilterField
      {...counts}
      filter={useApp().workerFilter}
      label="Filter workers"
      placeholder="Filter: blocked > 50 and kind = thread"
      help={HELP}
      nouns={areWorkers ? ['worker', 'workers'] : ['row', 'rows']}
    />
  );
}
