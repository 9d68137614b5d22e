import type { CoreConvention } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import type { MeanOf, WorkerTable } from '../../stores/worker-rows.ts';

interface WorkerTableHeadProps extends Pick<WorkerTable, 'meanOf' | 'isLowerBound'> {
  readonly showsLocks: boolean;
  /** Workers have tasks; processes of a program of the user's own have none. */
  readonly showsTasks: boolean;
}

const MEANS: Readonly<Record<MeanOf, string>> = {
  now: 'Mean of the last second.',
  'whole-work': 'Mean over all the work.',
  tick: 'In the sample that covers this moment.',
};

/** Fixed shares: columns must not move while the numbers in them change. */
export function WorkerTableColumns({
  showsLocks,
  showsTasks,
}: Pick<WorkerTableHeadProps, 'showsLocks' | 'showsTasks'>) {
  const all = showsLocks ? [14, 8, 15, 11, 10, 10, 11, 11, 10] : [16, 9, 16, 13, 11, 12, 12, 11];
  const shares = showsTasks ? all : [22, 10, 18, 15, 11, 12, 12];
  return (
    <colgroup>
      {shares.map((percent, index) => (
        <col key={`column-${index}`} style={{ width: `${percent}%` }} />
      ))}
    </colgroup>
  );
}

/** What the columns hold, live or over all the work. */
export function WorkerTableHead(props: WorkerTableHeadProps) {
  const { meanOf, isLowerBound, showsLocks, showsTasks } = props;
  const { convention } = useCoreScale();
  const isOfWholeWork = meanOf === 'whole-work';
  const span = MEANS[meanOf];
  const bound = isLowerBound
    ? ' A process could not report its own use to the end: true values may be greater.'
    : '';
  return (
    <thead>
      <tr>
        <th scope="col">{showsTasks ? 'Worker' : 'Name'}</th>
        <th scope="col">Kind</th>
        <th scope="col">Process / thread</th>
        <th
          scope="col"
          data-tip={`Cores used in each of the ${meanOf === 'tick' ? '60 ticks up to this moment' : 'last 60 ticks'}; full height is one core.`}
        >
          Recent CPU
        </th>
        <th scope="col" className="numeric" data-tip={`CPU seconds per second. ${span}${bound}`}>
          <CoresTitle convention={convention} isMean={isOfWholeWork} />
        </th>
        <th scope="col" data-tip={`How the worker’s time was spent. ${span}`}>
          Time split
        </th>
        {showsLocks && (
          <th
            scope="col"
            className="numeric"
            data-tip="CPU time inside critical sections: meanwhile nobody else can be in one."
          >
            Locked CPU
          </th>
        )}
        <th scope="col" className="numeric">
          {isOfWholeWork ? 'Peak memory' : 'Memory'}
        </th>
        {showsTasks && (
          <th scope="col" className="numeric">
            Tasks done
          </th>
        )}
      </tr>
    </thead>
  );
}

interface CoresTitleProps {
  readonly convention: CoreConvention;
  readonly isMean: boolean;
}

/** In two lines where it must say what a per cent is of: the column is narrow. */
function CoresTitle({ convention, isMean }: CoresTitleProps) {
  if (convention === 'cores') return isMean ? 'Mean cores' : 'Cores used';
  return (
    <>
      {isMean ? 'Mean CPU,' : 'CPU,'}{' '}
      <span className="head-unit">{coreWords(convention).unit}</span>
    </>
  );
}
