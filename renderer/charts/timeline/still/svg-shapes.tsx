import { useId } from 'react';

import type { SvgShape } from './svg-pen.ts';

/** What an `SvgPen` drew. */
export function SvgShapes({ shapes }: { readonly shapes: readonly SvgShape[] }) {
  const id = useId();
  const clipId = (place: number) => `${id}-${place}`;
  return shapes.map((shape, place) => <Shape key={place} {...{ shape, place, clipId }} />);
}

interface ShapeProps {
  readonly shape: SvgShape;
  readonly place: number;
  readonly clipId: (place: number) => string;
}

function Shape({ shape, place, clipId }: ShapeProps) {
  switch (shape.kind) {
    case 'clip':
      return (
        <clipPath id={clipId(place)}>
          <path d={shape.d} />
        </clipPath>
      );
    case 'text':
      return (
        <text x={shape.x} y={shape.y} textAnchor={shape.anchor} fill={shape.fill}>
          {shape.text}
        </text>
      );
    case 'path':
      return (
        <path
          d={shape.d}
          fill={shape.fill ?? 'none'}
          stroke={shape.stroke ?? 'none'}
          strokeWidth={shape.strokePx}
          strokeDasharray={shape.dash ?? undefined}
          clipPath={shape.clip === null ? undefined : `url(#${clipId(shape.clip)})`}
        />
      );
  }
}
