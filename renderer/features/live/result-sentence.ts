import { assertNever } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';

/** How the run ended, in one sentence. */
export function resultSentence(result: RunResult): string {
  const { done, total, failed } = result.tasks;
  const reason = result.error?.message;
  const progress = `${formatCount(done)} of ${formatCount(total)} tasks were done.`;
  switch (result.state) {
    case 'completed':
      return failed > 0
        ? `${formatCount(total)} tasks ended in ${formatDuration(result.wallMs)}, ${formatCount(failed)} of them failed.`
        : `All ${formatCount(total)} tasks done in ${formatDuration(result.wallMs)}.`;
    case 'cancelled':
      return reason ?? `You stopped this run. ${progress}`;
    case 'timed-out':
      return reason ?? `The time limit ended this run. ${progress}`;
    case 'failed':
      return reason ?? `The run failed. ${progress}`;
    case 'crashed':
      return reason ?? `The run crashed${exitText(result)}. ${progress}`;
    default:
      return assertNever(result.state);
  }
}

function exitText({ exit }: RunResult): string {
  if (exit === null) return '';
  if (exit.signal !== null) return ` (signal ${exit.signal})`;
  return exit.code === null ? '' : ` (exit code ${exit.code})`;
}
