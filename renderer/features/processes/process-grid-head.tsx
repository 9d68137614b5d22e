import { coreWords } from '../../../contract/core-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import { PROCESS_COLUMNS, type ProcessColumn } from '../../stores/processes/process-order.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { COLUMN_WORDS } from './column-words.ts';

/** What the columns hold; a click sorts by one, another one turns the order round. */
export function ProcessGridHead() {
  return (
    <div role="rowgroup" className="processes-head">
      <div role="row" className="processes-row" aria-rowindex={1}>
        {PROCESS_COLUMNS.map((column) => (
          <ColumnHead key={column} column={column} />
        ))}
      </div>
    </div>
  );
}

function ColumnHead({ column }: { readonly column: ProcessColumn }) {
  const { processes } = useApp();
  const { sort } = useReadable(processes.view);
  const { convention } = useCoreScale();
  const { head, tip, isNumeric } =
    column === 'cpu' ? cpuWords(coreWords(convention).short) : COLUMN_WORDS[column];
  const isSorted = sort.column === column;
  const direction = sort.descending ? 'descending' : 'ascending';
  return (
    <span
      role="columnheader"
      className={isNumeric ? 'numeric' : undefined}
      aria-sort={isSorted ? direction : 'none'}
    >
      <button
        type="button"
        className="processes-sort"
        data-tip={tip}
        onClick={() => processes.sortBy(column)}
      >
        {head}
        {isSorted && <span aria-hidden="true">{sort.descending ? ' ▾' : ' ▴'}</span>}
      </button>
    </span>
  );
}

function cpuWords(unit: string) {
  return {
    head: unit === 'cores' ? 'Cores' : unit,
    tip: 'CPU time used, in the last second or two',
    isNumeric: true,
  };
}
