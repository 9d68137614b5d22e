import { err, type Result, toError } from '../../contract/result.ts';

/** What a system says, as what was seen and what to do. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space, or choose another place',
  EDQUOT: 'your share of the disk is used up: free some space, or choose another place',
  EACCES: 'you may not write there: choose another folder, or change its rights',
  EPERM: 'you may not write there: choose another folder, or change its rights',
  EROFS: 'that disk can only be read: choose another place',
  EBUSY: 'another program has it open: close it there, or choose another name',
  ENAMETOOLONG: 'the name is too long for that disk: choose a shorter one',
  EISDIR: 'there is a folder of that name: choose another one',
  ENOENT: 'its folder is not there and can not be made: choose another place',
  ENOTDIR: 'a part of its path is a file, no folder: choose another place',
  EEXIST: 'a part of its path is a file, no folder: choose another place',
};

/** The sentence for a file that was not written; nothing of it is there. */
export function notWritten(path: string, thrown: unknown): Result<never, 'unwritable'> {
  const { message } = toError(thrown);
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  return err('unwritable', `'${path}' was not written: ${REASONS[code] ?? message}.`);
}
