import { err, ok, type Result } from '../../../contract/result.ts';
import {
  type AskedCommand,
  commandId,
  commandLines,
  commandTitle,
} from '../../command/asked-command.ts';
import type { ApprovalParts } from './ask-approval.ts';

/** More would not fit on a small screen. */
const LINES_A_QUESTION = 24;

/** A line that is longer is broken. */
const CHARACTERS_A_LINE = 160;

/** Nobody reads on through more. */
const MAX_QUESTIONS = 12;

/** Of the list of what is allowed. */
const MAX_TITLE_CHARACTERS = 2000;

/**
 * Lets the user decide on each command that was not allowed yet, shown whole. True when all are
 * allowed, now or before; nothing is remembered of a command whose last page was not agreed to.
 */
export async function askCommands(
  parts: ApprovalParts,
  commands: readonly AskedCommand[],
): Promise<Result<boolean>> {
  const ids = new Set((await parts.approvals.list()).map(({ id }) => id));
  for (const [index, command] of commands.entries()) {
    if (ids.has(commandId(command))) continue;
    const place = commands.length === 1 ? '' : ` (program ${index + 1} of ${commands.length})`;
    const agreed = await askCommand(parts, command, place);
    if (!agreed.ok || !agreed.value) return agreed;
  }
  return ok(true);
}

async function askCommand(
  { approvals, dialogs }: ApprovalParts,
  command: AskedCommand,
  place: string,
): Promise<Result<boolean>> {
  const pages = pagesOf(commandLines(command).flatMap(broken));
  if (pages.length > MAX_QUESTIONS) {
    return err(
      'too-long',
      'This command is too long to be shown whole before it is run: put it into a script, or run it by “corelane exec” on the command line.',
    );
  }
  for (const [index, lines] of pages.entries()) {
    const isLast = index === pages.length - 1;
    const page = pages.length === 1 ? '' : `, page ${index + 1} of ${pages.length}`;
    const agreed = await dialogs.confirm({
      message: `Run this program${place}${page}?`,
      detail: [...lines, ...(isLast ? ['', ADVICE] : [])].join('\n'),
      yes: isLast ? 'Run' : 'Go On',
      no: 'Don’t Run',
    });
    if (!agreed) return ok(false);
  }
  const allowed = await approvals.allow([
    {
      kind: 'command',
      id: commandId(command),
      path: commandTitle(command).slice(0, MAX_TITLE_CHARACTERS),
    },
  ]);
  return allowed.ok ? ok(true) : allowed;
}

const ADVICE =
  'It runs with your rights and can do whatever you can. You are asked again when anything of this changes, not when the program itself does. What you allow can be taken back in the settings.';

function pagesOf(lines: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(lines.length / LINES_A_QUESTION);
  return Array.from({ length: count }, (_, page) =>
    lines.slice(page * LINES_A_QUESTION, (page + 1) * LINES_A_QUESTION),
  );
}

function broken(line: string): readonly string[] {
  const characters = Array.from(line);
  const count = Math.max(1, Math.ceil(characters.length / CHARACTERS_A_LINE));
  return Array.from({ length: count }, (_, part) =>
    characters.slice(part * CHARACTERS_A_LINE, (part + 1) * CHARACTERS_A_LINE).join(''),
  );
}
