import type { CoreUser } from '../stores/run-series.ts';

export interface SeriesStyle {
  readonly user: CoreUser;
  readonly label: string;
  /** A custom property, so that both themes and a report can set it. */
  readonly colour: string;
}

/** Stacked from the bottom: what the run uses first, so that its edge reads against the axis. */
export const SERIES: readonly SeriesStyle[] = [
  { user: 'workers', label: 'Our workers', colour: 'var(--series-workers)' },
  { user: 'runtime', label: 'Runtime threads + host', colour: 'var(--series-runtime)' },
  { user: 'server', label: 'Test server', colour: 'var(--series-server)' },
  { user: 'monitor', label: 'Corelane', colour: 'var(--series-monitor)' },
  { user: 'others', label: 'Others', colour: 'var(--series-others)' },
];
