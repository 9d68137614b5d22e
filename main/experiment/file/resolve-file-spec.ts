import type { CommandSpec } from '../../../contract/command.ts';
import { COMMANDS_MATRIX } from '../../../contract/command-request.ts';
import type { BaselineChoice, ExperimentSpec } from '../../../contract/experiment.ts';
import { EXPERIMENT_DEFAULTS } from '../../../contract/experiment-presets.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { UsableRuntime } from '../../../contract/runtime.ts';
import { checkSpec } from '../plan/check-spec.ts';
import type { FileSpec, NamedPath, RuntimeSelector } from './file-spec.ts';
import { namedPaths } from './named-paths.ts';
import { resolveRuntime, type RuntimesHere } from './resolve-runtime.ts';
import { isSameSelector, selectorText } from './runtime-selector.ts';
import { workersOfRanges } from './worker-range.ts';

export interface ResolveDefaults extends Pick<RuntimesHere, 'remembered'> {
  /** Of this machine: for worker counts by cores. */
  readonly effectiveCores: number;
  /**
   * Asks whether the paths that the file names may be used. Called once, before any of them is
   * touched, and only when there are some.
   */
  readonly allow: (paths: readonly NamedPath[]) => Promise<boolean>;
  /** Asks whether the programs that the file runs may be run, all of them as they stand there. */
  readonly allowCommands: (commands: readonly CommandSpec[]) => Promise<boolean>;
}

export interface ResolvedFileSpec {
  readonly spec: ExperimentSpec;
  /** What could not be taken over as it stands there, one sentence each. */
  readonly notes: readonly string[];
  /** Those of the notes that say that a runtime is not here. */
  readonly leftOut: readonly string[];
  readonly paths: readonly NamedPath[];
  /** Runtimes that the file names by path and that were not in the list: to be added to it. */
  readonly newRuntimes: readonly UsableRuntime[];
}

/**
 * Fits the experiment of a file to this machine. Runtimes that are not here are left out with a note;
 * an interpreter or host that the file names by its path is started once, to ask what it is, after
 * `allow` said yes.
 * @returns `not-allowed` when it said no, `unknown-runtime` when none of the runtimes is here,
 * `bad-experiment` when nothing sensible comes out of it on this machine
 */
export async function resolveFileSpec(
  fileSpec: FileSpec,
  runtimes: RuntimesHere['runtimes'],
  defaults: ResolveDefaults,
): Promise<Result<ResolvedFileSpec>> {
  const { commands } = fileSpec;
  if (commands !== undefined) return resolveCommands(fileSpec, commands, defaults);
  const paths = namedPaths(fileSpec);
  if (paths.length > 0 && !(await defaults.allow(paths))) return notAllowed(paths);
  const found = await findRuntimes(fileSpec.runtimes, { runtimes, ...defaults });
  if (!found.ok) return found;
  const workers = workersOf(fileSpec, defaults.effectiveCores);
  const baseline = baselineOf(fileSpec, found.value.pairs);
  const { pairs } = found.value;
  const spec = specOf(fileSpec, pairs, workers.workers, baseline.choice);
  const checked = checkSpec(spec);
  if (!checked.ok) return checked;
  return ok({
    spec,
    leftOut: found.value.leftOut,
    notes: [...found.value.notes, ...workers.notes, ...baseline.notes],
    paths,
    newRuntimes: pairs
      .map(({ runtime }) => runtime)
      .filter(({ id }) => !runtimes.some((listed) => listed.id === id)),
  });
}

async function resolveCommands(
  { parameters, strategies, settings }: FileSpec,
  commands: readonly CommandSpec[],
  { allowCommands }: ResolveDefaults,
): Promise<Result<ResolvedFileSpec>> {
  if (!(await allowCommands(commands))) {
    return err('not-allowed', 'The file runs programs of its own, and that was not allowed.');
  }
  const checked = checkSpec({
    ...EXPERIMENT_DEFAULTS,
    ...settings,
    ...COMMANDS_MATRIX,
    parameters,
    strategies,
    commands,
  });
  if (!checked.ok) return checked;
  return ok({ spec: checked.value, notes: [], leftOut: [], paths: [], newRuntimes: [] });
}

interface FoundRuntime {
  readonly selector: RuntimeSelector;
  readonly runtime: UsableRuntime;
}

interface FoundRuntimes extends Pick<ResolvedFileSpec, 'notes' | 'leftOut'> {
  readonly pairs: readonly FoundRuntime[];
}

async function findRuntimes(
  selectors: readonly RuntimeSelector[],
  here: RuntimesHere,
): Promise<Result<FoundRuntimes>> {
  const pairs: FoundRuntime[] = [];
  const notes: string[] = [];
  const leftOut: string[] = [];
  for (const selector of selectors) {
    const resolved = await resolveRuntime(selector, here);
    if (!resolved.ok) {
      const note = `${selectorText(selector)} is left out. ${resolved.error.message}`;
      notes.push(note);
      leftOut.push(note);
      continue;
    }
    const { runtime, note } = resolved.value;
    if (note !== null) notes.push(note);
    const same = pairs.find((pair) => pair.runtime.id === runtime.id);
    if (same !== undefined) {
      notes.push(
        `${selectorText(selector)} and ${selectorText(same.selector)} are the same runtime here: it runs once.`,
      );
    }
    pairs.push({ selector, runtime });
  }
  if (pairs.length > 0) return ok({ pairs, notes, leftOut });
  return err('unknown-runtime', `None of the runtimes can be used here. ${notes.join(' ')}`);
}

function specOf(
  fileSpec: FileSpec,
  pairs: readonly FoundRuntime[],
  workers: readonly number[],
  baseline: BaselineChoice,
): ExperimentSpec {
  const { workload, parameters, strategies, settings } = fileSpec;
  return {
    ...EXPERIMENT_DEFAULTS,
    ...settings,
    workload,
    parameters,
    strategies,
    runtimeIds: [...new Set(pairs.map(({ runtime }) => runtime.id))],
    workers,
    baseline,
  };
}

function workersOf({ workers }: FileSpec, effectiveCores: number) {
  const perCore = [{ from: { perCore: 1 }, to: { perCore: 1 } }];
  return workersOfRanges(workers ?? perCore, effectiveCores);
}

function baselineOf(
  { baseline }: FileSpec,
  pairs: readonly FoundRuntime[],
): { readonly choice: BaselineChoice; readonly notes: readonly string[] } {
  if (baseline === undefined) return { choice: {}, notes: [] };
  const { runtime: selector, ...choice } = baseline;
  if (selector === undefined) return { choice, notes: [] };
  const pair = pairs.find((one) => isSameSelector(one.selector, selector));
  if (pair !== undefined) return { choice: { ...choice, runtimeId: pair.runtime.id }, notes: [] };
  const note = `The baseline’s runtime, ${selectorText(selector)}, is not here: any runtime is taken.`;
  return { choice, notes: [note] };
}

function notAllowed(paths: readonly NamedPath[]): Result<never> {
  const named = paths.map(({ path }) => path).join(', ');
  return err(
    'not-allowed',
    `The file names ${named}, and that was not allowed: allow it, or take it out of the file.`,
  );
}
