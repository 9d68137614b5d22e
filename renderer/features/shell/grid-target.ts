import type { MouseEvent } from 'react';

/** Index of the row that was clicked, by its `data-index`; `null`: none. */
export function placeOf({ target }: MouseEvent): number | null {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null;
  return row === null ? null : Number(row.dataset['index']);
}

/** The part of a row that was clicked, by its `data-part`; `null`: no part of its own. */
export function partOf({ target }: MouseEvent): string | null {
  const part = target instanceof Element ? target.closest<HTMLElement>('[data-part]') : null;
  return part?.dataset['part'] ?? null;
}
