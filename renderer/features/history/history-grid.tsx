import { type MouseEvent, type RefObject, useEffect } from 'react';

import type { HistoryRows } from '../../stores/history-rows.ts';
import { keyOf } from '../../stores/history-rows.ts';
import { useRowWindow } from '../live/use-row-window.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import type { AppModel } from '../shell/app-model.ts';
import { partOf, placeOf } from '../shell/grid-target.ts';
import { handleGridKey, toggleStar } from './grid-keys.ts';
import { openActive } from './history-actions.ts';
import { HistoryRow, rowId, UnreadRow } from './history-row.tsx';

/** As in the style sheet: rows out of sight are not measured. */
const ROW_HEIGHT_PX = 46;

interface HistoryGridProps {
  readonly rows: HistoryRows;
  readonly grid: RefObject<HTMLDivElement | null>;
}

/** The list, only its visible rows built. One stop for the keyboard; arrows move in it. */
export function HistoryGrid({ rows, grid }: HistoryGridProps) {
  const model = useApp();
  const { history } = model;
  const { active, selection } = useReadable(history.view);
  const { scroller, first, end } = useRowWindow(rows.length, ROW_HEIGHT_PX);
  useEffect(() => history.need(first, end), [history, first, end]);
  useEffect(() => {
    if (scroller.current !== null) keepInSight(scroller.current, active);
  }, [scroller, active]);
  return (
    <div
      ref={grid}
      className="history-grid"
      role="grid"
      aria-label="Runs and experiments"
      aria-rowcount={rows.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={rows.length > 0 ? rowId(active) : undefined}
      tabIndex={0}
      onClick={(event) => handleClick(event, model)}
      onDoubleClick={(event) => {
        const index = placeOf(event);
        if (index === null || partOf(event) !== null) return;
        history.activate(index);
        openActive(model);
      }}
      onKeyDown={(event) => {
        if (handleGridKey(event, model)) event.preventDefault();
      }}
    >
      <HeadRow />
      <div className="history-scroller" role="rowgroup" ref={scroller}>
        <Spacer rows={first} />
        {rows.slice(first, end).map((entry, offset) => {
          const index = first + offset;
          if (entry === null) return <UnreadRow key={`unread-${index}`} index={index} />;
          return (
            <HistoryRow
              key={keyOf(entry)}
              entry={entry}
              index={index}
              isActive={index === active}
              isChosen={selection.has(keyOf(entry))}
            />
          );
        })}
        <Spacer rows={rows.length - end} />
      </div>
    </div>
  );
}

function HeadRow() {
  return (
    <div role="rowgroup" className="history-head">
      <div role="row" className="history-columns" aria-rowindex={1}>
        <span role="columnheader">
          <span className="visually-hidden">Chosen</span>
        </span>
        <span role="columnheader">
          <span className="visually-hidden">Star</span>
        </span>
        <span role="columnheader">What</span>
        <span role="columnheader">When, where</span>
        <span role="columnheader">State</span>
        <span role="columnheader" className="numeric">
          Work, runs
        </span>
        <span role="columnheader">Verdict</span>
      </div>
    </div>
  );
}

/** Stands for rows out of sight. */
function Spacer({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return <div aria-hidden="true" style={{ height: rows * ROW_HEIGHT_PX }} />;
}

function handleClick(event: MouseEvent, model: AppModel): void {
  const { history } = model;
  const index = placeOf(event);
  if (index === null) return;
  const part = partOf(event);
  if (part === 'star') toggleStar(model, index);
  else if (event.shiftKey) void history.extendTo(index);
  else if (part === 'choose' || event.ctrlKey || event.metaKey) history.toggle(index);
  else history.activate(index);
}

function keepInSight(scroller: HTMLElement, index: number): void {
  const topPx = index * ROW_HEIGHT_PX;
  const { scrollTop, clientHeight } = scroller;
  if (topPx < scrollTop) scroller.scrollTop = topPx;
  else if (topPx + ROW_HEIGHT_PX > scrollTop + clientHeight) {
    scroller.scrollTop = topPx + ROW_HEIGHT_PX - clientHeight;
  }
}
