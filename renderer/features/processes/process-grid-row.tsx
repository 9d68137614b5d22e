import { memo } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { type CoreScale, formatCoreUse } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount, formatLeast } from '../../format/quantity.ts';
import type { LayoutRow } from '../../stores/processes/process-layout.ts';
import { isSuspended, stateName } from '../../stores/processes/process-states.ts';
import {
  ownTotal,
  type ProcessNode,
  type ProcessTotal,
} from '../../stores/processes/process-tree.ts';

/** Deeper ones are not moved any further to the right: their names would have no room. */
const MAX_INDENTED_LEVEL = 12;
const INDENT_PX = 13;

interface ProcessGridRowProps {
  readonly place: LayoutRow;
  /** `null`: it has ended, and its number belongs to another one. */
  readonly node: ProcessNode | null;
  readonly index: number;
  readonly isSelected: boolean;
  readonly scale: CoreScale;
}

/** One process. A closed branch shows the figures of all that is in it. */
export const ProcessGridRow = memo(function ProcessGridRow(props: ProcessGridRowProps) {
  const { place, node, index, isSelected } = props;
  return (
    <div
      role="row"
      id={rowId(index)}
      className={classOf(place, node)}
      aria-rowindex={index + 2}
      aria-level={place.level}
      aria-posinset={place.position}
      aria-setsize={place.siblings}
      aria-expanded={place.isExpanded ?? undefined}
      aria-selected={isSelected}
      data-index={index}
    >
      {node === null ? <EndedCells pid={place.pid} /> : <Cells {...props} node={node} />}
    </div>
  );
});

export function rowId(index: number): string {
  return `process-row-${index}`;
}

function classOf({ isContext }: LayoutRow, node: ProcessNode | null): string {
  const isFaint = isContext || node === null || node.row.state === 'Z';
  return isFaint ? 'processes-row process-row process-row-faint' : 'processes-row process-row';
}

function Cells({ place, node, scale }: ProcessGridRowProps & { readonly node: ProcessNode }) {
  const { row } = node;
  const figures = place.isExpanded === false ? node.total : ownTotal(row);
  return (
    <>
      <NameCell place={place} node={node} />
      <span role="gridcell" className="numeric">
        {row.pid}
      </span>
      <span role="gridcell">{row.user ?? MISSING}</span>
      <span role="gridcell" className={isSuspended(row.state) ? 'process-suspended' : undefined}>
        <span className="process-letter">{row.state}</span> {stateName(row.state)}
      </span>
      <span role="gridcell" className="numeric">
        {formatCoreUse(figures.coresUsed, scale)}
      </span>
      <span role="gridcell" className="numeric">
        {formatBytes(figures.rssBytes)}
      </span>
      <span role="gridcell" className="numeric">
        {formatCount(figures.threads)}
      </span>
      <IoCell bytesPerS={figures.readBytesPerS} figures={figures} />
      <IoCell bytesPerS={figures.writtenBytesPerS} figures={figures} />
    </>
  );
}

function NameCell({ place, node }: { readonly place: LayoutRow; readonly node: ProcessNode }) {
  const { row, total } = node;
  const level = Math.min(place.level, MAX_INDENTED_LEVEL) - 1;
  return (
    <span role="gridcell" className="process-name" style={{ paddingLeft: level * INDENT_PX }}>
      <span className="process-toggle" data-part={place.isExpanded === null ? undefined : 'toggle'}>
        {place.isExpanded !== null && (
          <span className="process-chevron" data-open={place.isExpanded} aria-hidden="true" />
        )}
      </span>
      <span className="process-comm">{row.name}</span>
      {place.isExpanded === false && (
        <span
          className="process-sum"
          data-tip={`Figures of ${formatCount(total.processes)} processes: this one and all below it`}
        >
          <span className="visually-hidden">sum of </span>
          <span aria-hidden="true">Σ </span>
          {formatCount(total.processes)}
        </span>
      )}
      {row.isOwn && <span className="process-own">Corelane</span>}
      <span className="process-command">{row.command?.join(' ')}</span>
    </span>
  );
}

interface IoCellProps {
  readonly bytesPerS: number | null;
  readonly figures: ProcessTotal;
}

/** What can't be read is told from what is not there. */
function IoCell({ bytesPerS, figures }: IoCellProps) {
  const { isIoLowerBound } = figures;
  if (isIoLowerBound && bytesPerS === null) {
    return (
      <span
        role="gridcell"
        className="numeric process-quiet"
        data-tip="Not told about processes of others, or not on this system"
      >
        no access
      </span>
    );
  }
  return (
    <span role="gridcell" className={bytesPerS === 0 ? 'numeric process-quiet' : 'numeric'}>
      {formatLeast(formatBytes(bytesPerS), isIoLowerBound)}
    </span>
  );
}

function EndedCells({ pid }: { readonly pid: number }) {
  return (
    <>
      <span role="gridcell" className="process-name">
        has ended
      </span>
      <span role="gridcell" className="numeric">
        {pid}
      </span>
    </>
  );
}
