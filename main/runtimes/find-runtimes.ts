import { access, constants, stat } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';

import { err, ok, type Result } from '../../contract/result.ts';
import type {
  InterpreterKind,
  Runtime,
  RuntimeKind,
  UsableRuntime,
} from '../../contract/runtime.ts';
import { findRunHosts, type RunHostPlaces } from '../run-hosts/find-run-hosts.ts';
import type { Candidate } from './candidate.ts';
import { mapLimited } from './concurrency-limit.ts';
import { type ElectronNode, electronNodeRuntime } from './electron-node.ts';
import { findCandidates } from './find-candidates.ts';
import { mergeRuntimes, sortRuntimes } from './merge-runtimes.ts';
import { probeCandidate } from './probe-candidate.ts';
import { PROBE_TIMEOUT_MS, withProbeSetting } from './probe-session.ts';
import { type SearchScope, searchScope } from './search-scope.ts';

const PROBES_AT_ONCE = 4;

export interface FindOptions {
  /** Looks for these only; absent: for all. */
  readonly kinds?: readonly RuntimeKind[];
  /** Listed as a fallback for Node where Electron lets its own run. */
  readonly electronNode?: ElectronNode;
  /** Where the user's own run hosts are; absent: none are listed. */
  readonly runHosts?: RunHostPlaces;
  /** Told in one sentence what the user need not see, but the log should have. */
  readonly onProblem?: (message: string) => void;
  /** Time each interpreter has to answer. */
  readonly probeTimeoutMs?: number;
  /** Replaces parts of the user's own environment. */
  readonly scope?: Partial<SearchScope>;
}

/**
 * Finds every Node and Python of this machine and the user's own run hosts, asks each who it is, and
 * lists the broken and the too old ones with the reason. Sorted by kind, usable ones first, newest first. Takes as long as
 * the slowest interpreter, at most its time-out a few times over; never rejects because of one.
 */
export async function findRuntimes(options: FindOptions = {}): Promise<readonly Runtime[]> {
  const scope = searchScope(options.scope);
  const candidates = await candidatesOf(options, scope);
  const probed = await withProbeSetting(
    scope,
    options.probeTimeoutMs ?? PROBE_TIMEOUT_MS,
    (setting) =>
      mapLimited(candidates, PROBES_AT_ONCE, (candidate) => probeCandidate(candidate, setting)),
  );
  const hosts = await hostsOf(options, scope);
  const fallback =
    options.electronNode === undefined ? [] : [electronNodeRuntime(options.electronNode)];
  return sortRuntimes([...mergeRuntimes(probed), ...fallback, ...hosts]);
}

async function candidatesOf(
  { kinds }: FindOptions,
  scope: SearchScope,
): Promise<readonly Candidate[]> {
  if (kinds?.every((kind) => kind === 'other') === true) return [];
  return (await findCandidates(scope)).filter(({ kind }) => kinds?.includes(kind) ?? true);
}

/** Behind the interpreters: a build of the example and their probes would slow each other down. */
async function hostsOf(options: FindOptions, scope: SearchScope): Promise<readonly Runtime[]> {
  const { runHosts, kinds, onProblem } = options;
  if (runHosts === undefined || kinds?.includes('other') === false) return [];
  return findRunHosts(runHosts, { scope, ...(onProblem === undefined ? {} : { onProblem }) });
}

/**
 * Asks one interpreter that the user named by its absolute path. A name that tells nothing is asked
 * as Node, then as Python. Errors: `unknown-runtime`, with one sentence.
 */
export async function probeRuntime(
  path: string,
  options: Omit<FindOptions, 'electronNode'> = {},
): Promise<Result<UsableRuntime, 'unknown-runtime'>> {
  const problem = await pathProblem(path);
  if (problem !== null) return err('unknown-runtime', problem);
  const scope = searchScope(options.scope);
  const found = await withProbeSetting(
    scope,
    options.probeTimeoutMs ?? PROBE_TIMEOUT_MS,
    async (setting) => {
      const answers: Runtime[] = [];
      for (const kind of likelyKinds(path)) {
        const { runtime } = await probeCandidate(userCandidate(kind, path), setting);
        if (runtime?.usable === true) return [runtime];
        if (runtime !== null) answers.push(runtime);
      }
      return answers;
    },
  );
  const runtime = found.find(({ version }) => version !== null) ?? found.at(-1);
  if (runtime?.usable === true) return ok(runtime);
  const reason = runtime?.reason ?? 'It gave no answer.';
  return err('unknown-runtime', `'${path}' can't be used. ${reason}`);
}

async function pathProblem(path: string): Promise<string | null> {
  if (!isAbsolute(path)) return `'${path}' is not an absolute path: give the whole path.`;
  try {
    if (!(await stat(path)).isFile())
      return `'${path}' is not a file: give the path of the interpreter itself.`;
    await access(path, constants.X_OK);
    return null;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EACCES'
      ? `'${path}' may not be started by you: check its permissions (chmod +x).`
      : `There is no file '${path}': check the path.`;
  }
}

function likelyKinds(path: string): readonly InterpreterKind[] {
  const name = basename(path).toLowerCase();
  if (/^(?:python|pypy|graalpy)/.test(name)) return ['python'];
  return name.startsWith('node') ? ['node'] : ['node', 'python'];
}

function userCandidate(kind: InterpreterKind, path: string): Candidate {
  return { kind, path, origin: 'user', pathRank: null, shim: false };
}
