import { useMemo, useState } from 'react';

import { coreWords } from '../../../contract/core-words.ts';
import type { Percentiles } from '../../../contract/run.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import type { TimeSpan } from '../../charts/time-span.ts';
import { useSettled } from '../../charts/use-settled.ts';
import { type CoreScale, formatCoreUse } from '../../format/core-use.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount, formatRate, formatShare } from '../../format/quantity.ts';
import type { RangeStatistics } from '../../stores/tasks/range-statistics.ts';
import { type RangeMeans, rangeMeans, tickWeights } from '../../stores/track/range-means.ts';
import { totalWorker } from '../../stores/track/total-worker.ts';
import { useApp } from '../shell/app-context.ts';
import { formatSpan } from './format-moment.ts';
import { RangeCache } from './range-cache.ts';
import { showSpan } from './time-control.ts';
import { useSelection } from './use-time-view.ts';
import type { Timeline } from './use-timeline.ts';

/** The pointer that drags a selection rests so long before its figures are computed. */
const REST_MS = 80;

/** The figures of the selected part of the time; nothing where none is selected. */
export function RangePanel({ timeline }: { readonly timeline: Timeline }) {
  const { live } = useApp();
  const selection = useSelection(live.time);
  if (selection === null) return null;
  return <SelectedRange timeline={timeline} selection={selection} />;
}

interface SelectedRangeProps {
  readonly timeline: Timeline;
  readonly selection: TimeSpan;
}

function SelectedRange({ timeline, selection }: SelectedRangeProps) {
  const { time } = useApp().live;
  const span = useSettled(selection, REST_MS);
  const figures = useFigures(timeline, span);
  return (
    <section className="timeline-range" aria-label="Selected time">
      <h3>In {formatSpan(span)}</h3>
      <dl>
        {figures.map(([name, value, tip]) => (
          <div key={name} data-tip={tip}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="timeline-range-buttons">
        <button
          type="button"
          className="link-button"
          data-tip="Show only this part (Z)"
          onClick={() => showSpan(time, timeline.frame.whole, selection)}
        >
          Zoom to it
        </button>
        <button
          type="button"
          className="link-button"
          data-tip="Select nothing (Esc)"
          onClick={() => time.select(null)}
        >
          Clear selection
        </button>
      </div>
    </section>
  );
}

function useFigures({ track, tasks, workers }: Timeline, span: TimeSpan): readonly Figure[] {
  const scale = useCoreScale();
  const [cache] = useState(() => new RangeCache());
  const total = useMemo(() => {
    const known = workers.flatMap(({ worker }) => worker ?? []);
    return track === null || known.length === 0 ? null : totalWorker(track, known);
  }, [track, workers]);
  return useMemo(() => {
    const statistics = tasks === null ? null : cache.read(tasks, span);
    const means =
      track === null || total === null ? null : rangeMeans(tickWeights(track, span), total);
    return [...taskFigures(statistics), ...sampleFigures(means, scale)];
  }, [cache, tasks, track, total, span, scale]);
}

type Figure = readonly [name: string, value: string, tip?: string];

function taskFigures(statistics: RangeStatistics | null): readonly Figure[] {
  if (statistics === null) return [];
  const { tasks, failed, perS, runMs, queueMs, transferMs, busyShare } = statistics;
  return [
    [
      'Tasks ended',
      formatCount(tasks),
      'A task belongs to the part of the time in which it ended.',
    ],
    ['Failed', formatCount(failed)],
    ['Per second', formatRate(perS)],
    ['Run time p50 / p95 / p99', percentileText(runMs, ['p50', 'p95', 'p99'])],
    ['Queue wait p50 / p95', percentileText(queueMs, ['p50', 'p95'])],
    ...(transferMs === null ? [] : [transferFigure(transferMs)]),
    [
      'Busy',
      formatShare(busyShare),
      'Share of the time in which a worker had a task, mean over workers.',
    ],
  ];
}

function transferFigure(transferMs: Percentiles): Figure {
  return [
    'Transfer p50 / p95',
    percentileText(transferMs, ['p50', 'p95']),
    'From the end of a task in its worker to its result being in the host.',
  ];
}

function sampleFigures(means: RangeMeans | null, scale: CoreScale): readonly Figure[] {
  if (means === null) return [];
  const { title } = coreWords(scale.convention);
  return [
    [
      scale.convention === 'cores' ? 'Workers’ cores' : `Workers’ ${title}`,
      formatCoreUse(means.coresUsed, scale),
      'CPU seconds of all workers per second.',
    ],
    ['On CPU', formatShare(means.onCpu), 'Mean over workers, from the samples.'],
    ['Waiting', formatShare(means.waiting), 'Mean over workers, from the samples.'],
    ['Blocked', formatShare(means.blocked), 'Mean over workers, from the samples.'],
  ];
}

function percentileText(times: Percentiles | null, names: readonly (keyof Percentiles)[]): string {
  return names.map((name) => formatDuration(times?.[name] ?? null)).join(' / ');
}
