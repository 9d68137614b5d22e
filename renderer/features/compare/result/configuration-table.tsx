import { Fragment, memo, useState } from 'react';

import type { ExperimentBrief, Interval } from '../../../../contract/experiment-result.ts';
import { ConfigurationCells } from './configuration-cells.tsx';
import {
  type ConfigurationRow,
  configurationRows,
  sortRows,
  type TableSort,
} from './configuration-rows.ts';
import { RowDetail } from './row-detail.tsx';
import { COLUMN_COUNT, TableHead } from './table-head.tsx';

/** A row a configuration; a click on its name opens what else is known of it. */
export const ConfigurationTable = memo(function ConfigurationTable({
  result,
}: {
  readonly result: ExperimentBrief;
}) {
  const [sort, setSort] = useState<TableSort>({ column: 'configuration', isDescending: false });
  const [opened, setOpened] = useState<string | null>(null);
  const rows = configurationRows(result);
  const scaleMs = commonScale(rows);
  return (
    <div className="panel compare-table-panel">
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className="compare-table-scroller" tabIndex={0}>
        <table className="compare-table" aria-label="Configurations">
          <TableHead sort={sort} onSort={setSort} />
          <tbody>
            {sortRows(rows, sort).map((row) => {
              const { id } = row.configuration;
              const isOpened = opened === id;
              return (
                <Fragment key={id}>
                  <ConfigurationCells
                    row={row}
                    scaleMs={scaleMs}
                    isOpened={isOpened}
                    onToggle={() => setOpened(isOpened ? null : id)}
                  />
                  {isOpened && (
                    <tr className="detail-row">
                      <td colSpan={COLUMN_COUNT}>
                        <RowDetail row={row} />
                      </td>
                    </tr>
                  )}
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
});

/** From the quickest to the slowest of all runs. */
function commonScale(rows: readonly ConfigurationRow[]): Interval {
  const all = rows.flatMap(({ configuration }) =>
    configuration.runs.flatMap(({ wallMs }) => wallMs ?? []),
  );
  return all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
}
