import { type KeyboardEvent, type RefObject, useEffect, useId, useRef } from 'react';

import { useCoreScale } from '../../charts/core-scale.ts';
import type { TimeGeometry } from '../../charts/timeline/time-geometry.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import type { HoverPlace } from './hover-target.ts';
import { momentText } from './moment-text.ts';
import { keyAction } from './timeline-keys.ts';
import { momentTick } from './use-moment-tick.ts';
import { usePointer } from './use-pointer.ts';
import type { Timeline } from './use-timeline.ts';
import { wheelAction } from './wheel-action.ts';

/** Told after the name of the surface. */
const KEYS =
  'Arrows move the line, with Shift they select. Plus and minus zoom, F shows the whole run, Enter pins, Escape lets go.';

interface TimeSurfaceProps {
  readonly timeline: Timeline;
  readonly geometry: TimeGeometry;
  readonly onHover: (place: HoverPlace | null) => void;
}

/**
 * Lies over all that is drawn over time and takes pointer, wheel and keys for it. To a screen reader
 * it is a slider over the moments of the run, whose text says what happened then.
 */
export function TimeSurface({ timeline, geometry, onHover }: TimeSurfaceProps) {
  const { live } = useApp();
  const { time } = live;
  const { frame } = timeline;
  const scale = useCoreScale();
  const surface = useRef<HTMLDivElement>(null);
  const keysId = useId();
  const { cursorS, isPinned } = useReadable(time.view);
  const pointer = usePointer(time, frame, onHover);
  useWheel(surface, (event) => wheelAction(event, time, frame, surface.current));
  const handleKeyDown = (event: KeyboardEvent) => {
    const act = keyAction(event, time, frame);
    if (act === null) return;
    event.preventDefault();
    act();
  };
  return (
    <>
      <p className="visually-hidden" id={keysId}>
        {KEYS}
      </p>
      <div
        ref={surface}
        className={pointer.isDragging ? 'timeline-surface is-dragging' : 'timeline-surface'}
        style={{ left: geometry.leftPx, width: geometry.widthPx }}
        role="slider"
        tabIndex={0}
        aria-label="Moment of the run"
        aria-describedby={keysId}
        aria-valuemin={frame.whole[0]}
        aria-valuemax={frame.whole[1]}
        aria-valuenow={cursorS ?? frame.whole[1]}
        aria-valuetext={momentText(
          timeline,
          momentTick(timeline.track, cursorS),
          cursorS,
          isPinned,
          scale,
        )}
        onKeyDown={handleKeyDown}
        {...pointer.handlers}
      />
    </>
  );
}

/** React listens passively to wheels: it could not keep the page from scrolling. */
function useWheel(
  surface: RefObject<HTMLElement | null>,
  actionOf: (event: WheelEvent) => (() => void) | null,
): void {
  const latest = useRef(actionOf);
  useEffect(() => {
    latest.current = actionOf;
  });
  useEffect(() => {
    const element = surface.current;
    const handleWheel = (event: WheelEvent) => {
      const act = latest.current(event);
      if (act === null) return;
      event.preventDefault();
      act();
    };
    element?.addEventListener('wheel', handleWheel, { passive: false });
    return () => element?.removeEventListener('wheel', handleWheel);
  }, [surface]);
}
