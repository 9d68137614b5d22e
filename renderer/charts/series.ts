import type { RunKind } from '../../contract/run-kind.ts';
import { partWords } from '../format/part-words.ts';
import type { CoreUser } from '../stores/run-series.ts';

export interface SeriesStyle {
  readonly user: CoreUser;
  readonly label: string;
  /** A custom property, so that both themes and a report can set it. */
  readonly colour: string;
}

/** Stacked from the bottom: what the run uses first, so that its edge reads against the axis. */
export function seriesOf(kind: RunKind): readonly SeriesStyle[] {
  const { workers, runtime } = partWords(kind).users;
  return [
    { user: 'workers', label: workers, colour: 'var(--series-workers)' },
    { user: 'runtime', label: runtime, colour: 'var(--series-runtime)' },
    { user: 'server', label: 'Test server', colour: 'var(--series-server)' },
    { user: 'monitor', label: 'Corelane', colour: 'var(--series-monitor)' },
    { user: 'others', label: 'Others', colour: 'var(--series-others)' },
  ];
}
