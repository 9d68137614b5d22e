import { isAbsolute } from 'node:path';

import { closestName } from '../../contract/closest-name.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { InterpreterKind, Runtime, UsableRuntime } from '../../contract/runtime.ts';
import { kindName } from '../../contract/runtime-title.ts';
import { chooseDefaultRuntime, preferredRuntime } from './default-runtime.ts';
import { probeRuntime } from './find-runtimes.ts';
import { matchesVersion } from './version.ts';

const KINDS: readonly InterpreterKind[] = ['node', 'python'];
const SELECTOR = /^([^@]+?)(?:@v?(.*))?$/;

export type Selection = Result<UsableRuntime, 'unknown-runtime'>;

/**
 * Finds the runtime that a user names on a command line or in a file.
 * @param selector a kind (`python`), a kind and the beginning of a version (`python@3.11`; `3.13t`
 * for free-threaded builds), or the absolute path of an interpreter, which is asked when it is not
 * in the list
 * @param remembered the user's default runtimes by id, from the settings
 * @returns the runtime, or `unknown-runtime` with a sentence that says what there is
 */
export async function selectRuntime(
  selector: string,
  runtimes: readonly Runtime[],
  remembered: Readonly<Partial<Record<InterpreterKind, string | null>>> = {},
): Promise<Selection> {
  if (isAbsolute(selector)) return selectByPath(selector, runtimes);
  const name = SELECTOR.exec(selector)?.[1] ?? '';
  const version = selectedVersion(selector);
  const kind = selectedKind(selector);
  if (kind === null) return err('unknown-runtime', unknownKind(selector, name, runtimes));
  if (version === '') return selectDefault(kind, runtimes, remembered[kind] ?? null);
  return selectByVersion(kind, version, runtimes);
}

/** The version that a selector names, without a leading `v`; empty when it names none. */
export function selectedVersion(selector: string): string {
  return SELECTOR.exec(selector)?.[2] ?? '';
}

/** The kind that a selector names; `null` for a path or an unknown word. */
export function selectedKind(selector: string): InterpreterKind | null {
  const name = SELECTOR.exec(selector)?.[1]?.toLowerCase();
  return KINDS.find((kind) => kind === name) ?? null;
}

async function selectByPath(path: string, runtimes: readonly Runtime[]): Promise<Selection> {
  const listed = runtimes.find(({ executable }) => executable === path);
  if (listed?.usable === true) return ok(listed);
  return probeRuntime(path);
}

function selectDefault(
  kind: InterpreterKind,
  runtimes: readonly Runtime[],
  rememberedId: string | null,
): Selection {
  const chosen = chooseDefaultRuntime(runtimes, kind, rememberedId);
  if (chosen !== null) return ok(chosen);
  const name = kindName(kind);
  return err(
    'unknown-runtime',
    `No usable ${name} was found on this machine: install one, or name its path. ${inventory(runtimes)}`,
  );
}

function selectByVersion(
  kind: InterpreterKind,
  version: string,
  runtimes: readonly Runtime[],
): Selection {
  const chosen = preferredRuntime(runtimesFitting(kind, version, runtimes));
  if (chosen !== null) return ok(chosen);
  const refused = runtimes
    .filter((runtime) => !runtime.usable)
    .filter((runtime) => runtime.kind === kind)
    .find((runtime) => runtime.version !== null && matchesVersion(runtime.version, version));
  const seen = refused?.reason ?? `No ${kindName(kind)} ${version} was found on this machine.`;
  return err('unknown-runtime', `${seen} ${inventory(runtimes)}`);
}

/**
 * The usable runtimes that a kind and the beginning of a version name, in the order of the list.
 * @param version empty: any
 */
export function runtimesFitting(
  kind: InterpreterKind,
  version: string,
  runtimes: readonly Runtime[],
): readonly UsableRuntime[] {
  return runtimes
    .filter((runtime) => runtime.usable)
    .filter((runtime) => runtime.kind === kind)
    .filter((runtime) => version === '' || fits(runtime, version));
}

/** A trailing `t` asks for a free-threaded build, as Python's own tools write it. */
function fits(runtime: UsableRuntime, version: string): boolean {
  if (runtime.kind === 'node' || !version.endsWith('t'))
    return matchesVersion(runtime.version, version);
  const isFreeThreaded = runtime.features.freeThreadedBuild === true;
  return isFreeThreaded && matchesVersion(runtime.version, version.slice(0, -1));
}

function unknownKind(selector: string, name: string, runtimes: readonly Runtime[]): string {
  const closest = closestName(name, KINDS);
  const hint = closest === null ? '' : ` Did you mean '${closest}'?`;
  return `Unknown runtime '${selector}'.${hint} Give node, python, one with a version such as python@3.11, or the path of an interpreter. ${inventory(runtimes)}`;
}

function inventory(runtimes: readonly Runtime[]): string {
  const interpreters = runtimes.filter(({ usable, kind }) => usable && kind !== 'other');
  const names = interpreters.map(({ kind, version }) => `${kind}@${version}`);
  return names.length === 0
    ? 'No usable runtime was found.'
    : `There are: ${[...new Set(names)].join(', ')}.`;
}
