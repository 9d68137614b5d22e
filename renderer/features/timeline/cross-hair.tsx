import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { useReadable } from '../shell/app-context.ts';
import { formatMoment } from './format-moment.ts';

interface CrossHairProps {
  readonly time: TimeViewStore;
  readonly geometry: TimeGeometry;
  /** Height of the axis, where the line tells its moment. */
  readonly axisPx: number;
}

/** One line through everything that is drawn over time; moving it draws nothing else anew. */
export function CrossHair({ time, geometry, axisPx }: CrossHairProps) {
  const { cursorS, isPinned } = useReadable(time.view);
  const [startS, endS] = geometry.span;
  if (cursorS === null || cursorS < startS || cursorS > endS) return null;
  const x = geometry.xOf(cursorS);
  const isLate = x > geometry.leftPx + geometry.widthPx / 2;
  return (
    <div
      className={`timeline-cross-hair${isPinned ? ' is-pinned' : ''}${isLate ? ' is-late' : ''}`}
      style={{ transform: `translateX(${Math.round(x)}px)` }}
      aria-hidden="true"
    >
      <span style={{ top: axisPx - 15 }}>{formatMoment(cursorS, endS - startS)}</span>
    </div>
  );
}
