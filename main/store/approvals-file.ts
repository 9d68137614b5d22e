import { open, rename } from 'node:fs/promises';

import { z } from 'zod';

import type { Approval } from '../../contract/ipc.ts';
import { err, ok, type Result, toError } from '../../contract/result.ts';
import { parseUnknown } from '../parsing/parse-unknown.ts';
import { boundedText } from './launch-schemas.ts';
import { writeWholeFile } from './write-whole-file.ts';

const SCHEMA = 'corelane.approvals/1';
const OWNER_ONLY = 0o600;
const OTHERS_MAY_WRITE = 0o022;
const MAX_FILE_BYTES = 4 * 1024 ** 2;

const approval: z.ZodType<Approval> = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  kind: z.enum(['executable', 'folder', 'command']),
  path: boundedText,
  approvedAt: z.iso.datetime(),
});

const approvalsFile = z.strictObject({ schema: z.literal(SCHEMA), approvals: z.array(approval) });

export type ApprovalsErrorCode = 'approvals-damaged' | 'approvals-open' | 'approvals-unreadable';

/**
 * What the user has allowed so far; nothing when there is no file yet. A file that somebody else may
 * have written is not believed.
 */
export async function readApprovals(
  path: string,
): Promise<Result<readonly Approval[], ApprovalsErrorCode>> {
  try {
    const file = await open(path, 'r');
    try {
      const { size, mode } = await file.stat();
      if (process.platform !== 'win32' && (mode & OTHERS_MAY_WRITE) !== 0)
        return err('approvals-open', othersMayWrite(path));
      return parse(path, size > MAX_FILE_BYTES ? '' : await file.readFile('utf8'));
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const error: NodeJS.ErrnoException = toError(thrown);
    if (error.code === 'ENOENT') return ok([]);
    return err('approvals-unreadable', `'${path}' can't be read (${error.message}): check it.`);
  }
}

/** Readable and writable by its owner alone. Rejects with the system's error. */
export function writeApprovals(path: string, approvals: readonly Approval[]): Promise<void> {
  const content = `${JSON.stringify({ schema: SCHEMA, approvals }, null, 2)}\n`;
  return writeWholeFile(path, content, OWNER_ONLY);
}

/** Moves a file that is of no use out of the way, and says where it is now. */
export async function setApprovalsAside(path: string, at: Date = new Date()): Promise<string> {
  const aside = `${path.replace(/\.json$/, '')}.damaged-${at.toISOString().replace(/[:.]/g, '-')}.json`;
  await rename(path, aside);
  return aside;
}

function parse(path: string, text: string): Result<readonly Approval[], ApprovalsErrorCode> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  const parsed = parseUnknown(approvalsFile, value);
  return parsed.success
    ? ok(parsed.data.approvals)
    : err('approvals-damaged', `'${path}' does not hold what Corelane wrote there.`);
}

function othersMayWrite(path: string): string {
  return `'${path}' may be changed by others than you, so what it allows is not believed: run chmod 600 on it.`;
}
