import { type ReactNode, useId } from 'react';

import { useFigureId } from '../../../charts/figure-id.ts';

interface ChartPanelProps {
  /** Name of the figure for those who make pictures of it. */
  readonly name: string;
  readonly title: string;
  readonly tip: string;
  /** Over the whole width of the region. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A titled picture. */
export function ChartPanel({ name, title, tip, isWide = false, children }: ChartPanelProps) {
  const captionId = useId();
  return (
    <figure
      className={isWide ? 'panel compare-chart compare-chart-wide' : 'panel compare-chart'}
      aria-labelledby={captionId}
      data-figure={useFigureId(name)}
    >
      <figcaption className="panel-title" id={captionId}>
        <span className="tipped" data-tip={tip}>
          {title}
        </span>
        <span className="visually-hidden">. {tip}</span>
      </figcaption>
      {children}
    </figure>
  );
}
