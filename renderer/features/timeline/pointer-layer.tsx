import { type RefObject, useState } from 'react';

import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import type { HoverPlace } from './hover-target.ts';
import { HoverTooltip } from './hover-tooltip.tsx';
import { TimeSurface } from './time-surface.tsx';
import type { Timeline } from './use-timeline.ts';

interface PointerLayerProps {
  readonly timeline: Timeline;
  readonly geometry: TimeGeometry;
  readonly scroller: RefObject<HTMLDivElement | null>;
}

/** What takes the pointer, and what is told of the place where it is. Its moves render nothing else. */
export function PointerLayer({ timeline, geometry, scroller }: PointerLayerProps) {
  const [place, setPlace] = useState<HoverPlace | null>(null);
  return (
    <>
      <TimeSurface timeline={timeline} geometry={geometry} onHover={setPlace} />
      {place !== null && (
        <HoverTooltip place={place} timeline={timeline} geometry={geometry} scroller={scroller} />
      )}
    </>
  );
}
