import type { Strip } from './draw-area.ts';
import { drawHatch } from './draw-hatch.ts';
import type { Pen } from './pen.ts';
import type { TaskBox } from './task-boxes.ts';
import type { TimelineColours } from './timeline-colours.ts';
import type { TransferBar } from './transfer-bars.ts';

/** Between two rows of tasks that run at the same time. */
const ROW_GAP_PX = 1;

const QUEUE_LINE_PX = 2;

/** A shorter wait is not seen beside its task. */
const LEAST_QUEUE_PX = 2;

/** So that the next task, which may run meanwhile, is seen above it. */
const TRANSFER_PX = 2;
const NARROW_TRANSFER_PX = 1;

/** What lies between the line of a transfer and a task. */
const ABOVE_TRANSFER_PX = 1;

/** Narrower ones are red alone. */
const LEAST_HATCHED_PX = 4;

/** Room that the number of a task takes, for each digit and beside it. */
const DIGIT_PX = 6;
const BESIDE_NUMBER_PX = 8;
const LEAST_NUMBER_ROW_PX = 10;

type TaskStrip = Strip & { readonly rows: number };

interface DrawnTasks {
  readonly boxes: readonly TaskBox[];
  readonly transfers: readonly TransferBar[];
}

/**
 * Each task by itself, the wait for its worker as a line before it, the way of its result to the host as
 * one at the lower edge behind it.
 */
export function drawTaskBoxes(
  pen: Pen,
  { boxes, transfers }: DrawnTasks,
  strip: TaskStrip,
  colours: TimelineColours,
): void {
  fillQueueLines(pen, boxes, strip, colours.queued);
  const good = boxes.filter(({ isFailed }) => !isFailed);
  fillBoxes(pen, even(good), strip, colours.task);
  fillBoxes(pen, odd(good), strip, colours.taskAlternate);
  const failed = boxes.filter(({ isFailed }) => isFailed);
  fillBoxes(pen, failed, strip, colours.failed);
  hatchBoxes(pen, failed, strip, colours.onTask);
  fillTransfers(pen, transfers, strip, colours);
  writeNumbers(pen, boxes, strip, colours.onTask);
}

/** The strip of one row of tasks. */
function rowStrip({ leftPx, topPx, heightPx, rows }: TaskStrip, row: number): Strip {
  const rowPx = heightPx / rows;
  const gapPx = rows > 1 ? ROW_GAP_PX : 0;
  return { leftPx, topPx: topPx + row * rowPx, heightPx: rowPx - gapPx };
}

function fillQueueLines(
  pen: Pen,
  boxes: readonly TaskBox[],
  strip: TaskStrip,
  colour: string,
): void {
  pen.beginPath();
  for (const { leftPx, queuedPx, row } of boxes) {
    if (leftPx - queuedPx < LEAST_QUEUE_PX) continue;
    const { topPx, heightPx } = rowStrip(strip, row);
    pen.rect(queuedPx, topPx + (heightPx - QUEUE_LINE_PX) / 2, leftPx - queuedPx, QUEUE_LINE_PX);
  }
  pen.fillStyle = colour;
  pen.fill();
}

function fillBoxes(pen: Pen, boxes: readonly TaskBox[], strip: TaskStrip, colour: string): void {
  pen.beginPath();
  for (const { leftPx, widthPx, row } of boxes) {
    const { topPx, heightPx } = rowStrip(strip, row);
    pen.rect(leftPx, topPx, widthPx, heightPx);
  }
  pen.fillStyle = colour;
  pen.fill();
}

function fillTransfers(
  pen: Pen,
  bars: readonly TransferBar[],
  strip: TaskStrip,
  colours: TimelineColours,
): void {
  const isNarrow = strip.heightPx / strip.rows < LEAST_NUMBER_ROW_PX;
  const linePx = isNarrow ? NARROW_TRANSFER_PX : TRANSFER_PX;
  fillLowerEdges(pen, bars, strip, linePx + ABOVE_TRANSFER_PX, colours.ground);
  fillLowerEdges(pen, bars, strip, linePx, colours.transfer);
}

function fillLowerEdges(
  pen: Pen,
  bars: readonly TransferBar[],
  strip: TaskStrip,
  edgePx: number,
  colour: string,
): void {
  if (bars.length === 0) return;
  pen.beginPath();
  for (const { leftPx, widthPx, row } of bars) {
    const { topPx, heightPx } = rowStrip(strip, row);
    pen.rect(leftPx, topPx + heightPx - edgePx, widthPx, edgePx);
  }
  pen.fillStyle = colour;
  pen.fill();
}

function hatchBoxes(pen: Pen, boxes: readonly TaskBox[], strip: TaskStrip, colour: string): void {
  const wide = boxes.filter(({ widthPx }) => widthPx >= LEAST_HATCHED_PX);
  for (const row of new Set(wide.map((box) => box.row))) {
    const ranges = wide
      .filter((box) => box.row === row)
      .map(({ leftPx, widthPx }) => [leftPx, leftPx + widthPx] as const);
    drawHatch(pen, ranges, { ...rowStrip(strip, row), leftPx: 0 }, colour);
  }
}

function writeNumbers(pen: Pen, boxes: readonly TaskBox[], strip: TaskStrip, colour: string): void {
  if (strip.heightPx / strip.rows < LEAST_NUMBER_ROW_PX) return;
  pen.fillStyle = colour;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const { task, row, leftPx, widthPx, isFailed } of boxes) {
    const text = String(task);
    if (isFailed || widthPx < text.length * DIGIT_PX + BESIDE_NUMBER_PX) continue;
    const { topPx, heightPx } = rowStrip(strip, row);
    pen.fillText(text, leftPx + widthPx / 2, topPx + heightPx / 2 + 0.5);
  }
}

function even(boxes: readonly TaskBox[]): readonly TaskBox[] {
  return boxes.filter(({ place }) => place % 2 === 0);
}

function odd(boxes: readonly TaskBox[]): readonly TaskBox[] {
  return boxes.filter(({ place }) => place % 2 === 1);
}
