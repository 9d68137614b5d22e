import { type MouseEvent, useEffect } from 'react';

import { useCoreScale } from '../../charts/core-scale.ts';
import { keyOf } from '../../stores/processes/process-row.ts';
import type { ProcessStore } from '../../stores/processes/process-store.ts';
import { useRowWindow } from '../live/use-row-window.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { partOf, placeOf } from '../shell/grid-target.ts';
import { ProcessGridHead } from './process-grid-head.tsx';
import { ProcessGridRow, rowId } from './process-grid-row.tsx';
import { handleProcessKey } from './process-keys.ts';
import { useFollow } from './use-follow.ts';

/** As in the style sheet: rows out of sight are not measured. */
const ROW_HEIGHT_PX = 24;
const HEAD_HEIGHT_PX = 30;

/** The tree or list, only its visible rows built. One stop for the keyboard; arrows move in it. */
export function ProcessGrid() {
  const model = useApp();
  const { processes } = model;
  const { rows, forest, selectedKey } = useReadable(processes.view);
  const scale = useCoreScale();
  const { scroller, first, end } = useRowWindow(rows.length, ROW_HEIGHT_PX);
  const selected = rows.findIndex(({ key }) => key === selectedKey);
  useFollow(scroller, selected, { rowPx: ROW_HEIGHT_PX, headPx: HEAD_HEIGHT_PX });
  // A list that goes away below the pointer is not told that the pointer has left it.
  useEffect(() => () => processes.notePointer(false), [processes]);
  return (
    <div
      ref={scroller}
      className="processes-grid"
      role="treegrid"
      aria-label="Processes"
      aria-rowcount={rows.length + 1}
      aria-activedescendant={selected >= first && selected < end ? rowId(selected) : undefined}
      tabIndex={0}
      onClick={(event) => {
        if (handleClick(event, processes)) event.currentTarget.focus({ preventScroll: true });
      }}
      onDoubleClick={(event) => toggleAt(event, processes)}
      onPointerEnter={() => processes.notePointer(true)}
      onPointerLeave={() => processes.notePointer(false)}
      onKeyDown={(event) => {
        // A head in it that has the focus has keys of its own.
        if (isInHead(event.target) || !handleProcessKey(event, model)) return;
        processes.noteKey();
        event.preventDefault();
      }}
    >
      <ProcessGridHead />
      <div role="rowgroup">
        <Spacer rows={first} />
        {rows.slice(first, end).map((place, offset) => {
          const node = forest.nodes.get(place.pid);
          const isSame = node !== undefined && keyOf(node.row) === place.key;
          return (
            <ProcessGridRow
              key={place.key}
              place={place}
              node={isSame ? node : null}
              index={first + offset}
              isSelected={place.key === selectedKey}
              scale={scale}
            />
          );
        })}
        <Spacer rows={rows.length - end} />
      </div>
    </div>
  );
}

/** Stands for rows out of sight. */
function Spacer({ rows }: { readonly rows: number }) {
  if (rows <= 0) return null;
  return <div aria-hidden="true" style={{ height: rows * ROW_HEIGHT_PX }} />;
}

/** @returns whether it was on a row */
function handleClick(event: MouseEvent, processes: ProcessStore): boolean {
  const index = placeOf(event);
  if (index === null) return false;
  if (partOf(event) === 'toggle') toggle(index, processes);
  else processes.selectAt(index);
  return true;
}

function isInHead(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[role="columnheader"]') !== null;
}

function toggleAt(event: MouseEvent, processes: ProcessStore): void {
  const index = placeOf(event);
  if (index !== null && partOf(event) === null) toggle(index, processes);
}

function toggle(index: number, processes: ProcessStore): void {
  const row = processes.view.get().rows[index];
  if (row !== undefined && row.isExpanded !== null) processes.expand(row.key);
}
