import type { EventLoopDelay } from '../../../contract/host-protocol.ts';
import { formatDuration } from '../../format/duration.ts';
import { Term } from './figure.tsx';

const TIP =
  'How late the event loop was for a timer that is due every 10 ms while tasks run. As long as it is late, no other task in the loop moves: a call that blocks, or computing, makes it late.';

/** A row below the times of single tasks; only of runs with event loops. */
export function EventLoopDelayRow({ delay }: { readonly delay: EventLoopDelay }) {
  return (
    <tr>
      <th scope="row">
        <Term label="Loop late by" tip={TIP} />
      </th>
      <td colSpan={2}>
        <span className="figure-detail">most</span> {formatDuration(delay.maxNs / 1e6)}
      </td>
      <td>{formatDuration(delay.p99Ns / 1e6)}</td>
    </tr>
  );
}
