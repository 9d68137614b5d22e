import type { CommandResult } from '../../../contract/command.ts';
import type { RunResult } from '../../../contract/run.ts';
import { formatDuration } from '../../format/duration.ts';
import { wasWatched } from './run-kind.ts';

/** How the run of a program of the user's own ended, in a sentence or two. */
export function commandSentence(result: RunResult, command: CommandResult): string {
  if (wasWatched(result)) return attachedSentence(result);
  const after = result.wallMs === null ? '' : ` after ${formatDuration(result.wallMs)}`;
  const reason = result.error?.message;
  switch (result.state) {
    case 'completed':
      return `Ended with ${exitWords(command)}${after}.`;
    case 'cancelled':
      return `You stopped this program${after}.`;
    case 'timed-out':
      return reason ?? `The time limit ended this program${after}.`;
    case 'failed':
    case 'crashed':
      return reason ?? `Ended with ${exitWords(command)}${after}.`;
  }
}

/** `exit code 0`, `signal SIGTERM`. */
export function exitWords({ exitCode, signal }: CommandResult): string {
  if (signal !== null) return `signal ${signal}`;
  return exitCode === null ? 'no exit code' : `exit code ${exitCode}`;
}

function attachedSentence({ wallMs, state, error, warnings }: RunResult): string {
  if (state !== 'completed') return error?.message ?? 'The process could not be watched.';
  const hasEnded = warnings.some(({ code }) => code === 'process-ended');
  const watched = `Watched for ${formatDuration(wallMs)}`;
  return hasEnded ? `${watched}, until the process ended.` : `${watched}. The process goes on.`;
}
