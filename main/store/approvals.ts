import type { Approval } from '../../contract/ipc.ts';
import { err, type Failure, ok, type Result, toError } from '../../contract/result.ts';
import { type ApprovalSubject, identifySubject, type NamedPath } from './approval-subject.ts';
import { readApprovals, setApprovalsAside, writeApprovals } from './approvals-file.ts';

/**
 * Executables and folders that came from a file or an import, and commands of the user's own, that the
 * user has allowed on this machine. The file is read anew each time: the window and the command line share it.
 */
export interface Approvals {
  /** The last allowed one first. */
  list(): Promise<readonly Approval[]>;
  /**
   * Those that were not allowed yet as they are now; a changed executable is one of them.
   * An error when one of the paths leads nowhere.
   */
  pending(paths: readonly NamedPath[]): Promise<Result<readonly ApprovalSubject[]>>;
  /** Remembers what the user has just allowed. */
  allow(subjects: readonly AllowedSubject[]): Promise<Result<null>>;
  /** Takes one back; it is asked for again at its next use. */
  revoke(id: string): Promise<Result<null>>;
  /** Told when the file can't be used: then nothing is allowed. Returns its own unsubscribe. */
  onProblem(listener: (problem: Failure) => void): () => void;
}

/** Of the commands that are remembered: the last ones. */
const MAX_COMMANDS = 300;

/** What the user has just said yes to. */
export type AllowedSubject = Pick<Approval, 'id' | 'kind' | 'path'>;

/** @param path of the file; it need not be there yet */
export function openApprovals(path: string): Approvals {
  return new FileApprovals(path);
}

class FileApprovals implements Approvals {
  readonly #path: string;
  readonly #listeners = new Set<(problem: Failure) => void>();
  /** One change at a time: each reads, changes and writes the whole file. */
  #lastChange: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  async list(): Promise<readonly Approval[]> {
    const known = await this.#read();
    return known.toSorted((left, right) => (left.approvedAt < right.approvedAt ? 1 : -1));
  }

  async pending(paths: readonly NamedPath[]): Promise<Result<readonly ApprovalSubject[]>> {
    const allowed = new Set((await this.#read()).map(({ id }) => id));
    const pending = new Map<string, ApprovalSubject>();
    for (const path of paths) {
      const subject = await identifySubject(path);
      if (!subject.ok) return subject;
      if (!allowed.has(subject.value.id)) pending.set(subject.value.id, subject.value);
    }
    return ok([...pending.values()]);
  }

  allow(subjects: readonly AllowedSubject[]): Promise<Result<null>> {
    const approvedAt = new Date().toISOString();
    const added = subjects.map(({ id, kind, path }) => ({ id, kind, path, approvedAt }));
    return this.#change((known) =>
      withoutOldCommands([
        ...known.filter((old) => !added.some((subject) => isReplaced(old, subject))),
        ...added,
      ]),
    );
  }

  revoke(id: string): Promise<Result<null>> {
    return this.#change((known) => known.filter((approval) => approval.id !== id));
  }

  onProblem(listener: (problem: Failure) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #read(): Promise<readonly Approval[]> {
    const read = await readApprovals(this.#path);
    if (read.ok) return read.value;
    const { code, message } = read.error;
    const aside = code === 'approvals-damaged' ? await this.#setAside() : '';
    this.#tell({ code, message: `${message}${aside} You are asked for each path again.` });
    return [];
  }

  async #setAside(): Promise<string> {
    try {
      return ` It was kept as '${await setApprovalsAside(this.#path)}'.`;
    } catch (thrown) {
      return ` It can't be renamed (${toError(thrown).message}).`;
    }
  }

  #change(
    change: (known: readonly Approval[]) => readonly Approval[],
  ): Promise<Result<null, 'approvals-not-saved'>> {
    const changed = this.#lastChange.then(async () => {
      try {
        await writeApprovals(this.#path, change(await this.#read()));
        return ok(null);
      } catch (thrown) {
        const { message } = toError(thrown);
        return err(
          'approvals-not-saved',
          `What you allow can't be saved to '${this.#path}' (${message}): free some space or check the permissions.`,
        );
      }
    });
    this.#lastChange = changed;
    return changed;
  }

  #tell(problem: Failure): void {
    for (const listener of this.#listeners) listener(problem);
  }
}

/** What lay at the same path before is of no use any more; two commands may look the same in a list. */
function isReplaced(old: Approval, { id, kind, path }: AllowedSubject): boolean {
  if (kind === 'command') return old.id === id;
  return old.kind === kind && old.path === path;
}

/** Each change of a command is another one: without a bound the file would grow for ever. */
function withoutOldCommands(approvals: readonly Approval[]): readonly Approval[] {
  const commands = approvals.filter(({ kind }) => kind === 'command');
  const old = new Set(commands.slice(0, -MAX_COMMANDS));
  return approvals.filter((approval) => !old.has(approval));
}
