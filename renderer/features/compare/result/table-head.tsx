import { coreWords } from '../../../../contract/core-words.ts';
import { useCoreScale } from '../../../charts/core-scale.ts';
import type { SortColumn, TableSort } from './configuration-rows.ts';

interface Column {
  readonly column: SortColumn;
  readonly label: string;
  readonly isNumeric: boolean;
  readonly tip: string;
}

const COLUMNS: readonly Column[] = [
  {
    column: 'configuration',
    label: 'Configuration',
    isNumeric: false,
    tip: 'Strategy, runtime and worker count. Sorted by this column they stand in the order of the matrix.',
  },
  {
    column: 'wall',
    label: 'Work time, 95 % CI',
    isNumeric: false,
    tip: 'Median wall time of the work over the runs that count, on the host’s clock; start-up is not part of it. Shaded: its 95 % interval. Dots: all runs, hollow where they are outliers. All rows have one scale, which need not begin at 0.',
  },
  {
    column: 'speedup',
    label: 'Speed-up',
    isNumeric: true,
    tip: 'Median work time of the baseline ÷ that of this one, with its bootstrapped 95 % interval. Above 1 is faster.',
  },
  {
    column: 'answer',
    label: 'vs. baseline',
    isNumeric: false,
    tip: 'Whether the two differ: by a permutation test with Holm’s correction and by the interval of their ratio.',
  },
  {
    column: 'efficiency',
    label: 'Efficiency',
    isNumeric: true,
    tip: 'Speed-up ÷ workers: 100 % would be every worker as fast as one alone. Only against a baseline with one worker.',
  },
  {
    column: 'cores',
    label: 'Cores used',
    isNumeric: true,
    tip: 'CPU seconds per second of work, of as many cores as this strategy could use at most. Median over the runs; from the processes’ own account.',
  },
  {
    column: 'cpu',
    label: 'CPU time',
    isNumeric: true,
    tip: 'CPU time of all processes of the run, in the program’s own code and in the kernel on its behalf. Median over the runs.',
  },
  {
    column: 'memory',
    label: 'Memory',
    isNumeric: true,
    tip: 'Peak memory, median over the runs. PSS divides pages that processes share by their users; where it could not be read, RSS, which counts them in each.',
  },
  {
    column: 'startup',
    label: 'Start-up',
    isNumeric: true,
    tip: 'From starting the host until every worker stood ready. Not part of the work time.',
  },
  {
    column: 'verdict',
    label: 'Verdict',
    isNumeric: false,
    tip: 'What limited it, from the evidence of its runs. Open the row for the numbers and what to try next.',
  },
];

export const COLUMN_COUNT = COLUMNS.length;

interface TableHeadProps {
  readonly sort: TableSort;
  readonly onSort: (sort: TableSort) => void;
}

/** Every column sorts; a second click turns the order round. */
export function TableHead({ sort, onSort }: TableHeadProps) {
  const { title } = coreWords(useCoreScale().convention);
  return (
    <thead>
      <tr>
        {COLUMNS.map(({ column, label, isNumeric, tip }) => {
          const isSorted = column === sort.column;
          return (
            <th
              key={column}
              scope="col"
              className={isNumeric ? `col-${column} numeric` : `col-${column}`}
              aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
            >
              <button
                type="button"
                className="sort-button"
                data-tip={tip}
                onClick={() => onSort({ column, isDescending: isSorted && !sort.isDescending })}
              >
                {column === 'cores' ? title : label}
                <span className={isSorted ? sortMark(sort) : 'sort-mark'} aria-hidden="true" />
              </button>
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

function sortMark({ isDescending }: TableSort): string {
  return `sort-mark ${isDescending ? 'sort-descending' : 'sort-ascending'}`;
}
