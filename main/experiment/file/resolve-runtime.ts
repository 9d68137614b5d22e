import { err, ok, type Result } from '../../../contract/result.ts';
import type { InterpreterKind, Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { askRunHost } from '../../run-hosts/find-run-hosts.ts';
import {
  runtimesFitting,
  selectedKind,
  selectedVersion,
  selectRuntime,
} from '../../runtimes/select-runtime.ts';
import type { RuntimeSelector } from './file-spec.ts';

/** A runtime of this machine for one that a file names. */
export interface ResolvedRuntime {
  readonly runtime: UsableRuntime;
  /** What is not quite as it stands in the file; `null`: nothing. */
  readonly note: string | null;
}

export interface RuntimesHere {
  readonly runtimes: readonly Runtime[];
  /** The user's default runtimes by id. */
  readonly remembered: Readonly<Partial<Record<InterpreterKind, string | null>>>;
}

/**
 * Finds the runtime that a file names. A path that is not in the list is started, to ask what it is:
 * the user must have allowed it before.
 */
export async function resolveRuntime(
  selector: RuntimeSelector,
  here: RuntimesHere,
): Promise<Result<ResolvedRuntime, 'unknown-runtime'>> {
  switch (selector.by) {
    case 'word':
      return resolveWord(selector.word, here);
    case 'path': {
      const selection = await selectRuntime(selector.path, here.runtimes);
      return selection.ok ? ok({ runtime: selection.value, note: null }) : selection;
    }
    case 'host':
      return resolveHost(selector.path, here.runtimes);
  }
}

async function resolveWord(
  word: string,
  { runtimes, remembered }: RuntimesHere,
): Promise<Result<ResolvedRuntime, 'unknown-runtime'>> {
  const selection = await selectRuntime(word, runtimes, remembered);
  if (selection.ok)
    return ok({ runtime: selection.value, note: severalNote(word, selection.value, runtimes) });
  const near = nearWord(word);
  const nearest = near === null ? selection : await selectRuntime(near, runtimes);
  if (!nearest.ok) return selection;
  const note = `${word} is not on this machine: ${runtimeTitle(nearest.value)} is taken in its place.`;
  return ok({ runtime: nearest.value, note });
}

/** `python@3.11` for `python@3.11.7`: the next best is another patch of the same minor version. */
function nearWord(word: string): string | null {
  const [, near, freeThreaded = ''] = /^([^@]+@v?\d+\.\d+)\.[^t]*(t?)$/.exec(word) ?? [];
  return near === undefined ? null : `${near}${freeThreaded}`;
}

/** A kind alone asks for the default one, and that is what is taken. */
function severalNote(
  word: string,
  chosen: UsableRuntime,
  runtimes: readonly Runtime[],
): string | null {
  const kind = selectedKind(word);
  const version = selectedVersion(word);
  if (kind === null || version === '') return null;
  const count = runtimesFitting(kind, version, runtimes).length;
  if (count < 2) return null;
  return `${word} fits ${count} runtimes of this machine: ${runtimeTitle(chosen)} (${chosen.executable}) is taken.`;
}

async function resolveHost(
  path: string,
  runtimes: readonly Runtime[],
): Promise<Result<ResolvedRuntime, 'unknown-runtime'>> {
  const listed = runtimes.find(({ kind, executable }) => kind === 'other' && executable === path);
  const host = listed ?? (await askRunHost(path));
  if (host.usable) return ok({ runtime: host, note: null });
  return err('unknown-runtime', `The run host ${path} can’t be used: ${host.reason}`);
}
