import { heatRowPx, labelStep } from './draw-heat.ts';

/** Height of the strip of who used the cores, and what lies between it and the rows of cores. */
export const USERS_PX = 26;
export const BETWEEN_PX = 4;

const LABEL_PX = 14;

export interface LabelledRow {
  readonly core: number;
  /** From the top of the strip of the users. */
  readonly topPx: number;
  readonly heightPx: number;
}

/** Rows of cores that have a name: fewer than there are, where names would run into each other. */
export function labelledRows(order: readonly number[]): readonly LabelledRow[] {
  const rowPx = heatRowPx(order.length);
  const step = labelStep(rowPx, LABEL_PX);
  return order.flatMap((core, row) =>
    row % step === 0
      ? [{ core, topPx: USERS_PX + BETWEEN_PX + row * rowPx, heightPx: Math.max(rowPx, LABEL_PX) }]
      : [],
  );
}
