import type { InterpreterKind } from '../../contract/runtime.ts';
import { kindName } from '../../contract/runtime-title.ts';
import type { ProgramOutcome } from './bounded-program.ts';

const QUOTE_LIMIT_CHARACTERS = 200;

/** What says nothing about the interpreter, but about the machine. */
const NO_ROOM = ['EAGAIN', 'EMFILE', 'ENFILE', 'ENOMEM'];

/**
 * One sentence on why a probe brought no answer, with what to do about it.
 * @param timeoutMs the time it had
 */
export function unusableReason(
  kind: InterpreterKind,
  path: string,
  outcome: ProgramOutcome,
  timeoutMs: number,
): string {
  const name = kindName(kind);
  switch (outcome.outcome) {
    case 'timed-out':
      return `It did not answer within ${timeoutMs / 1000} s and was ended. Start '${path}' in a terminal to see what it waits for.`;
    case 'signalled':
      return `It was ended by ${outcome.signal} before it answered. Reinstall this ${name}.`;
    case 'not-started':
      if (NO_ROOM.includes(outcome.code))
        return `It can't be started now (${outcome.code}): too many processes or open files. End some programs, and look for runtimes again.`;
      if (outcome.code === 'ENOENT')
        return `It, or the program it points to, is not there any more. Reinstall this ${name}, or remove '${path}'.`;
      return `It can't be started (${outcome.code}). Reinstall this ${name}, or remove '${path}'.`;
    case 'wrote-too-much':
      return `It printed endlessly instead of answering. Check that '${path}' is a ${name}.`;
    case 'exited':
      return outcome.exitCode === 0
        ? `It answered with something other than its version. Check that '${path}' is a ${name}.`
        : `It ended with exit code ${outcome.exitCode}${said(outcome.stderr)}. Reinstall this ${name}, or remove '${path}'.`;
  }
}

/** The last line it wrote, which is where interpreters state the reason. */
function said(stderr: string): string {
  const lines = stderr.split(/\r?\n/).map(printable);
  const last = lines.findLast((line) => line !== '');
  return last === undefined ? '' : ` ("${last.slice(0, QUOTE_LIMIT_CHARACTERS)}")`;
}

function printable(text: string): string {
  return text.replace(/\p{C}+/gu, ' ').trim();
}
