import { basename, dirname, extname, resolve } from 'node:path';

import type { ExperimentSpec } from '../../../contract/experiment.ts';
import { experimentPresets } from '../../../contract/experiment-presets.ts';
import { toError } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import type { FileSpec } from '../../experiment/file/file-spec.ts';
import { MAX_FILE_BYTES, readExperimentFile } from '../../experiment/file/read-experiment-file.ts';
import { type ResolvedFileSpec, resolveFileSpec } from '../../experiment/file/resolve-file-spec.ts';
import { readEffectiveCores } from '../../monitor/machine.ts';
import { findRuntimes } from '../../runtimes/find-runtimes.ts';
import type { CliIo } from '../cli-io.ts';
import type { Flags } from '../flags.ts';
import { readLimited } from '../read-limited.ts';
import { UsageError } from '../usage-error.ts';
import { userSettings } from '../user-settings.ts';
import { allowKnownPaths } from './allow-paths.ts';
import { matrixFlags } from './compare-flags.ts';
import { type MatrixPlan, planMatrix, rulesOf } from './compare-plan.ts';
import { refuseCommands } from './refuse-commands.ts';

export interface WantedExperiment {
  readonly spec: ExperimentSpec;
  /** All that were found, and those that the file names by path. */
  readonly runtimes: readonly Runtime[];
}

export interface WantedOptions {
  /** An experiment file; `null`: the options describe the experiment. */
  readonly file: string | null;
  /** A runtime that is not here is an error: a part that is missing can't be held against anything. */
  readonly needsAllRuntimes: boolean;
}

/**
 * The experiment that a file or the options describe, fitted to this machine.
 * @throws UsageError
 */
export async function wantedExperiment(
  flags: Flags,
  io: CliIo,
  { file, needsAllRuntimes }: WantedOptions,
): Promise<WantedExperiment> {
  const plan =
    file === null ? planMatrix(flags, io.workingDirectory) : await fromFile(file, flags, io);
  const { defaultRuntimes, runHosts } = await userSettings(io);
  const runtimes = await findRuntimes();
  const resolved = await resolveFileSpec(plan.fileSpec, runtimes, {
    effectiveCores: readEffectiveCores(plan.fileSpec.settings.cores ?? null),
    remembered: defaultRuntimes,
    // What was typed was meant; what a file says may come from anywhere.
    allow: (paths) =>
      file === null || flags.has('trust')
        ? Promise.resolve(true)
        : allowKnownPaths(paths, { runtimes, runHosts }, io),
    allowCommands: (commands) =>
      flags.has('trust') ? Promise.resolve(true) : refuseCommands(commands, io),
  });
  if (!resolved.ok) throw new UsageError(resolved.error.message);
  const [missing] = resolved.value.leftOut;
  if (needsAllRuntimes && missing !== undefined)
    throw new UsageError(`With '--against' every runtime must be here. ${missing}`);
  for (const note of resolved.value.notes) io.err(`${note}\n`);
  const all = [...runtimes, ...resolved.value.newRuntimes];
  return { spec: withPreset(plan, resolved.value, all), runtimes: all };
}

function withPreset(
  { preset, fileSpec }: MatrixPlan,
  { spec }: ResolvedFileSpec,
  runtimes: readonly Runtime[],
): ExperimentSpec {
  const chosen = experimentPresets.find(({ id }) => id === preset);
  if (chosen === undefined) return spec;
  const { strategies, workers } = chosen.specOf({
    catalogue,
    workload: spec.workload,
    parameters: {},
    runtimes: runtimes
      .filter((runtime) => runtime.usable)
      .filter(({ id }) => spec.runtimeIds.includes(id)),
    machine: { effectiveCores: readEffectiveCores(spec.cores) },
  });
  return { ...spec, strategies, workers: fileSpec.workers === undefined ? workers : spec.workers };
}

async function fromFile(file: string, flags: Flags, io: CliIo): Promise<MatrixPlan> {
  const described = matrixFlags.find(({ name }) => name !== 'seed' && flags.has(name));
  if (described !== undefined)
    throw new UsageError(
      `'--${described.name}' stands in the file: change it there, or leave the file out.`,
    );
  const path = resolve(io.workingDirectory, file);
  const kind = extname(path).toLowerCase() === '.json' ? 'json' : 'yaml';
  const context = { fileName: basename(path), folder: dirname(path) };
  const read = readExperimentFile(await readText(path), kind, context);
  if (!read.ok) throw new UsageError(read.error.message);
  const settings = { ...read.value.settings, ...rulesOf(flags) };
  const fileSpec: FileSpec = { ...read.value, settings };
  return { fileSpec, preset: null };
}

async function readText(path: string): Promise<string> {
  try {
    return await readLimited(path, MAX_FILE_BYTES, 'an experiment');
  } catch (thrown) {
    throw new UsageError(`'${path}' can't be read: ${toError(thrown).message}.`);
  }
}
