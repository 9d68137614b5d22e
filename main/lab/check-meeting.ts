import { err, ok } from '../../contract/result.ts';
import type { RunRequest } from '../../contract/run.ts';
import type { Checked } from './check-value.ts';

/**
 * Whether tasks that wait for each other can meet: enough workers to wait in, and no schedule that
 * lets one worker hold two that need each other. Other workloads have nothing to check here.
 */
export function checkMeeting(request: RunRequest): Checked<null> {
  const { workload, workers, options } = request;
  if (workload !== 'start-gate' && workload !== 'bounded-buffer') return ok(null);
  if (workers < 2) {
    return err(
      'bad-workers',
      `The tasks of this workload wait for each other, and one worker would wait for ever: choose at least 2 workers; got ${workers}.`,
    );
  }
  if (workload === 'bounded-buffer' && isSplitBeforehand(request) && workers % 2 === 1) {
    return err(
      'bad-workers',
      `With ${request.strategy} each worker is a producer or a consumer from the start, and there must be as many of each: choose an even number of workers; got ${workers}.`,
    );
  }
  const { schedule, chunk } = options;
  const isOneAtATime =
    (schedule === undefined || schedule === 'round-robin' || schedule === 'dynamic') &&
    (chunk === undefined || chunk === 1);
  return isOneAtATime
    ? ok(null)
    : err(
        'bad-option',
        'The tasks of this workload wait for each other, so no worker may hold several: leave the schedule and the chunk at their defaults.',
      );
}

function isSplitBeforehand({ strategy, options }: RunRequest): boolean {
  return (strategy === 'threads' || strategy === 'processes') && options.perTask !== true;
}
