import { useEffect, useState } from 'react';

import type { Result } from '../../../contract/result.ts';
import type { TaskDetail } from '../../../contract/task-times.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';
import { useApp } from '../shell/app-context.ts';
import { formatMoment } from './format-moment.ts';
import type { HoverTarget } from './hover-target.ts';
import type { Timeline } from './use-timeline.ts';

interface TaskTipProps {
  readonly lane: HoverTarget['lane'];
  readonly task: NonNullable<HoverTarget['task']>;
  readonly timeline: Timeline;
}

/** The pointer rests: only then main is asked. */
const REST_MS = 250;

/** All that is known of one task. Its moments count from the start of the work. */
export function TaskTip({ lane: { label }, task: { lane, place }, timeline }: TaskTipProps) {
  const { runId, tasks } = timeline;
  const task = lane.task[place] ?? 0;
  const detail = useTaskDetail(runId, task);
  const queuedNs = lane.queuedNs[place] ?? Number.NaN;
  const startedNs = lane.startedNs[place] ?? Number.NaN;
  const finishedNs = lane.finishedNs[place] ?? Number.NaN;
  const receivedNs = lane.receivedNs[place] ?? Number.NaN;
  const isReceivedKnown = !Number.isNaN(receivedNs);
  const error = tasks?.errorCodes[(lane.error[place] ?? 0) - 1];
  const moment = (ns: number) => `${formatMoment(ns / 1e9, (finishedNs - queuedNs) / 1e9)} s`;
  const rows: readonly (readonly [name: string, value: string])[] = [
    ['Queued', moment(queuedNs)],
    ['Started', moment(startedNs)],
    ['Finished', moment(finishedNs)],
    ...(isReceivedKnown ? [['In the host', moment(receivedNs)] as const] : []),
    ['Queue wait', formatDuration((startedNs - queuedNs) / 1e6)],
    ['Run time', formatDuration((finishedNs - startedNs) / 1e6)],
    ...(isReceivedKnown
      ? [['Transfer', formatDuration((receivedNs - finishedNs) / 1e6)] as const]
      : []),
    ...(error === undefined ? [] : [['Error', error] as const]),
    ...detailRows(detail),
  ];
  return (
    <>
      <p>
        Task {task}, {label}
      </p>
      <p className="timeline-tooltip-note">Moments count from the start of the work.</p>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function detailRows(detail: Result<TaskDetail> | null): readonly (readonly [string, string])[] {
  if (detail === null) return [];
  if (!detail.ok) return [['Details', detail.error.message]];
  const { size, digest } = detail.value;
  return [
    ...(size === null ? [] : [['Size', formatCount(size)] as const]),
    ...(digest === null ? [] : [['Digest', digest] as const]),
  ];
}

function useTaskDetail(runId: string, task: number): Result<TaskDetail> | null {
  const { bridge } = useApp();
  const [answered, setAnswered] = useState<{
    readonly task: number;
    readonly detail: Result<TaskDetail>;
  } | null>(null);
  useEffect(() => {
    let isWanted = true;
    const timer = window.setTimeout(() => {
      void bridge.request('tasks:detail', { runId, task }).then((detail) => {
        if (isWanted) setAnswered({ task, detail });
      });
    }, REST_MS);
    return () => {
      isWanted = false;
      window.clearTimeout(timer);
    };
  }, [bridge, runId, task]);
  return answered?.task === task ? answered.detail : null;
}
