import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { useSelection } from './use-time-view.ts';

interface SelectedTimeProps {
  readonly time: TimeViewStore;
  readonly geometry: TimeGeometry;
}

/** The selected part of the time, as far as it is in sight. */
export function SelectedTime({ time, geometry }: SelectedTimeProps) {
  const selection = useSelection(time);
  if (selection === null) return null;
  const rightPx = geometry.leftPx + geometry.widthPx;
  const from = Math.max(geometry.leftPx, geometry.xOf(selection[0]));
  const to = Math.min(rightPx, geometry.xOf(selection[1]));
  if (to <= from) return null;
  return <div className="timeline-selection" style={{ left: from, width: to - from }} />;
}
