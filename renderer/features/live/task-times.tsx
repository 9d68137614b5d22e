import type { Percentiles, RunResult } from '../../../contract/run.ts';
import { formatDuration } from '../../format/duration.ts';
import { EventLoopDelayRow } from './event-loop-delay.tsx';
import { Term } from './figure.tsx';

/** How long single tasks took, how long they waited before, and their results took to the host. */
export function TaskTimes({ result }: { readonly result: RunResult }) {
  return (
    <div className="figure-group">
      <h2>Single tasks</h2>
      <table className="task-times">
        <thead>
          <tr>
            <td />
            <th scope="col">p50</th>
            <th scope="col">p95</th>
            <th scope="col">p99</th>
          </tr>
        </thead>
        <tbody>
          <TimesRow
            label="Task time"
            tip="From the start of a task in its worker to its end. p95: 95 of 100 tasks took this long or less."
            times={result.taskMs}
          />
          <TimesRow
            label="Queue wait"
            tip="From a task being handed out to its start in a worker."
            times={result.queueWaitMs}
          />
          {result.transferMs !== null && (
            <TimesRow
              label="Transfer"
              tip="From the end of a task in its worker to its result being in the host."
              times={result.transferMs}
            />
          )}
          {result.eventLoopDelay !== null && <EventLoopDelayRow delay={result.eventLoopDelay} />}
        </tbody>
      </table>
    </div>
  );
}

interface TimesRowProps {
  readonly label: string;
  readonly tip: string;
  readonly times: Percentiles | null;
}

function TimesRow({ label, tip, times }: TimesRowProps) {
  return (
    <tr>
      <th scope="row">
        <Term label={label} tip={tip} />
      </th>
      <td>{formatDuration(times?.p50 ?? null)}</td>
      <td>{formatDuration(times?.p95 ?? null)}</td>
      <td>{formatDuration(times?.p99 ?? null)}</td>
    </tr>
  );
}
