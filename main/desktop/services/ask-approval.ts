import { err, ok, type Result } from '../../../contract/result.ts';
import { type ApprovalSubject, type NamedPath, shownPath } from '../../store/approval-subject.ts';
import type { Approvals } from '../../store/approvals.ts';
import type { Dialogs } from '../shell/dialogs.ts';

/** More would not fit on a screen, and nobody would read them. */
const PATHS_A_QUESTION = 8;

export interface ApprovalQuestion {
  /** What names the paths, for people: `“bench.yaml”`, `An imported run`. */
  readonly source: string;
  readonly paths: readonly NamedPath[];
}

export interface ApprovalParts {
  readonly approvals: Approvals;
  readonly dialogs: Pick<Dialogs, 'confirm'>;
}

/**
 * Lets the user decide on paths that are new on this machine, each shown whole. True when all are
 * allowed, now or before. What was agreed to before a no is not remembered either.
 */
export async function askApproval(
  { approvals, dialogs }: ApprovalParts,
  { source, paths }: ApprovalQuestion,
): Promise<Result<boolean>> {
  const pending = await approvals.pending(paths);
  if (!pending.ok) return pending;
  for (let first = 0; first < pending.value.length; first += PATHS_A_QUESTION) {
    const shown = pending.value.slice(first, first + PATHS_A_QUESTION);
    const agreed = await dialogs.confirm({
      message: `${source} names ${what(shown)} that you have not allowed on this machine yet.`,
      detail: detail(shown),
      yes: 'Allow',
      no: 'Don’t Allow',
    });
    if (!agreed) return ok(false);
  }
  if (pending.value.length === 0) return ok(true);
  const same = await checkUnchanged(approvals, pending.value);
  if (!same.ok) return same;
  const allowed = await approvals.allow(pending.value);
  return allowed.ok ? ok(true) : allowed;
}

/** A program may be replaced while the question stands there. */
async function checkUnchanged(
  approvals: Approvals,
  shown: readonly ApprovalSubject[],
): Promise<Result<null>> {
  const now = await approvals.pending(shown);
  if (!now.ok) return now;
  const changed = now.value.find(({ id }) => !shown.some((subject) => subject.id === id));
  if (changed === undefined) return ok(null);
  const path = shownPath(changed.path);
  return err('changed', `${path} was changed while you were asked about it: look at it again.`);
}

function what(subjects: readonly ApprovalSubject[]): string {
  const programs = subjects.filter(({ kind }) => kind === 'executable').length;
  const folders = subjects.length - programs;
  const parts = [count(programs, 'program'), count(folders, 'folder')];
  return parts.filter((part) => part !== '').join(' and ');
}

function count(number: number, noun: string): string {
  if (number === 0) return '';
  return number === 1 ? `a ${noun}` : `${number} ${noun}s`;
}

function detail(subjects: readonly ApprovalSubject[]): string {
  const lines = subjects.map(({ kind, path }) =>
    kind === 'executable' ? `Start: ${shownPath(path)}` : `Read: ${shownPath(path)}`,
  );
  const advice =
    'Programs run with your rights. Allow them only if you know where the file comes from. What you allow can be taken back in the settings; a program that changes is asked about again.';
  return [...lines, '', advice].join('\n');
}
