import { commandName } from '../../contract/command-name.ts';
import type { CommandOutcome } from '../command/command-run.ts';
import { type Conclusion, lastWords, type RunFacts } from './conclude-run.ts';
import { exitMeaning } from './exit-meaning.ts';

/** The state that the run of a program of the user's own ends in, and why. The first reason that was known wins. */
export function concludeCommand(run: RunFacts, outcome: CommandOutcome): Conclusion {
  const { cause, finished, digestsAgree } = run;
  if (cause !== null) return cause;
  if (!finished) return launcherGone(run, 'before the command had ended');
  if (!digestsAgree) {
    return ended(
      'failed',
      'digest-mismatch',
      'The launcher contradicts itself: its figures can’t be trusted.',
    );
  }
  return (
    launcherProblem(run) ?? commandProblem(run, outcome) ?? { state: 'completed', error: null }
  );
}

function launcherProblem(run: RunFacts): Conclusion | null {
  if (run.endedByCorelane || run.exit === null) return null;
  if (run.exit.signal === null && run.exit.code === 0) return null;
  return launcherGone(run, 'after the command had ended');
}

function launcherGone({ exit, stderrTail }: RunFacts, when: string): Conclusion {
  const how = exit === null ? 'disappeared' : exitMeaning(exit);
  return ended(
    'crashed',
    'host-crashed',
    `The launcher, which starts the command and accounts for it, ${how} ${when}.${lastWords(stderrTail)}`,
  );
}

function commandProblem(
  run: RunFacts,
  { result: command, match }: CommandOutcome,
): Conclusion | null {
  const name = `“${commandName(command)}”`;
  const [failure] = run.taskErrors.examples;
  if (failure !== undefined) {
    const { exitCode, signal, stderr } = command;
    const isByExit = failure.error.code.startsWith('exit-') || failure.error.code === signal;
    if (!isByExit) return ended('failed', failure.error.code, `${name}: ${failure.error.message}`);
    const how = exitMeaning({ code: exitCode, signal });
    const message = `${name} ${how}.${lastWords(stderr.tail === '' ? stderr.head : stderr.tail)}`;
    return signal === null
      ? ended('failed', 'command-failed', message)
      : ended('crashed', 'command-crashed', message);
  }
  if (match === null || match.outcome === 'matches') return null;
  const pattern = command.okOutput ?? '';
  return match.outcome === 'differs'
    ? ended('failed', 'output-differs', `${name} printed nothing that matches ${pattern}.`)
    : ended(
        'failed',
        'output-unchecked',
        `Whether the output of ${name} matches ${pattern} could not be told: ${match.why}.`,
      );
}

function ended(state: 'failed' | 'crashed', code: string, message: string): Conclusion {
  return { state, error: { code, message } };
}
