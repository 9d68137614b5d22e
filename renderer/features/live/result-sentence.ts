import { assertNever } from '../../../contract/result.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';
import { commandSentence } from './command-sentence.ts';

/** How the run ended, and how far it had come, in a sentence or two. */
export function resultSentence(result: RunResult): string {
  const { command = null } = result;
  if (command !== null) return commandSentence(result, command);
  const { total, failed } = result.tasks;
  const reason = result.error?.message;
  switch (result.state) {
    case 'completed':
      return failed > 0
        ? `${formatCount(total)} tasks ended in ${formatDuration(result.wallMs)}, ${formatCount(failed)} of them failed.`
        : `All ${formatCount(total)} tasks done in ${formatDuration(result.wallMs)}.`;
    case 'cancelled':
      return `You stopped this run. ${progressText(result)}`;
    case 'timed-out':
      return `${reason ?? 'The time limit ended this run.'} ${progressText(result)}`;
    case 'failed':
      return failureOfTasks(result) ?? reason ?? `The run failed. ${progressText(result)}`;
    case 'crashed':
      return reason ?? `The run crashed${exitText(result)}. ${progressText(result)}`;
    default:
      return assertNever(result.state);
  }
}

/** The errors themselves stand in a list below: main's sentence would give the first one again. */
function failureOfTasks({ error, tasks, taskErrors }: RunResult): string | null {
  if (taskErrors.length === 0) return null;
  const { total, done, failed } = tasks;
  if (error?.code === 'task-failed') {
    return `${formatCount(failed)} of ${formatCount(total)} tasks failed.`;
  }
  return error?.code === 'stopped-at-failure'
    ? `Stopped at the first task that failed, as you chose: ${formatCount(done + failed)} of ${formatCount(total)} tasks had ended.`
    : null;
}

/** Of a run that ended while it was starting the number of tasks may not be known yet. */
function progressText({ tasks: { done, total } }: RunResult): string {
  if (total === 0) return 'Its work had not begun.';
  return `${formatCount(done)} of ${formatCount(total)} tasks were done.`;
}

function exitText({ exit }: RunResult): string {
  if (exit === null) return '';
  if (exit.signal !== null) return ` (signal ${exit.signal})`;
  return exit.code === null ? '' : ` (exit code ${exit.code})`;
}
