import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { ExperimentResult } from '../../../contract/experiment-result.ts';
import type { HistoryId, Rerun } from '../../../contract/history.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RunRequest, RuntimeRef } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { fitRuntime } from './fit-runtime.ts';
import type { History } from './history.ts';

/** What a saved item is fitted to. */
export interface RerunMachine {
  readonly runtimes: readonly Runtime[];
  /** Logical CPUs that Corelane may use. */
  readonly allowedCores: readonly number[];
}

/** What an item of the history asks for, as far as this machine has it. Starts nothing. */
export function rerunOf(
  history: Pick<History, 'run' | 'experiment'>,
  { kind, id }: HistoryId,
  machine: RerunMachine,
): Result<Rerun> {
  if (kind === 'run') {
    const run = history.run(id);
    return run.ok ? rerunOfRun(run.value.header, machine) : run;
  }
  const experiment = history.experiment(id);
  return experiment.ok ? rerunOfExperiment(experiment.value.result, machine) : experiment;
}

export function rerunOfRun(
  saved: { readonly request: RunRequest; readonly runtime: RuntimeRef },
  machine: RerunMachine,
): Result<Rerun> {
  const { request, runtime } = saved;
  const fitted = fitRuntime(runtime, machine.runtimes);
  if (fitted === null) return noRuntime([runtime]);
  const cores = fitCores(request.cores, machine.allowedCores);
  return ok({
    kind: 'run',
    request: { ...request, runtimeId: fitted.runtime.id, cores: cores.cores },
    notes: [fitted.note, cores.note].filter((note) => note !== null),
  });
}

export function rerunOfExperiment(
  saved: Pick<ExperimentResult<unknown>, 'spec' | 'runtimes'>,
  machine: RerunMachine,
): Result<Rerun> {
  const { spec, runtimes } = saved;
  const fits = spec.runtimeIds.map((id) => fitById(id, runtimes, machine.runtimes));
  const idOf = new Map(fits.flatMap(({ from, to }) => (to === null ? [] : [[from, to] as const])));
  if (idOf.size === 0) return noRuntime(runtimes);
  const cores = fitCores(spec.cores, machine.allowedCores);
  const notes = [...fits.map(({ note }) => note), cores.note].filter((note) => note !== null);
  return ok({
    kind: 'experiment',
    spec: {
      ...spec,
      runtimeIds: [...new Set(idOf.values())],
      baseline: fitBaseline(spec, idOf),
      cores: cores.cores,
    },
    notes: [...new Set(notes)],
  });
}

interface FittedId {
  readonly from: string;
  /** `null`: left out. */
  readonly to: string | null;
  readonly note: string | null;
}

function fitById(
  id: string,
  saved: ExperimentResult['runtimes'],
  runtimes: readonly Runtime[],
): FittedId {
  const wanted = saved.find((runtime) => runtime.id === id);
  if (wanted === undefined) {
    const isHere = runtimes.some((runtime) => runtime.usable && runtime.id === id);
    const note = `What the runtime '${id}' was is not known: it is left out.`;
    return isHere ? { from: id, to: id, note: null } : { from: id, to: null, note };
  }
  const fitted = fitRuntime(wanted, runtimes);
  if (fitted !== null) return { from: id, to: fitted.runtime.id, note: fitted.note };
  const what = `${kindName(wanted.kind)} ${wanted.version}`;
  return { from: id, to: null, note: `${what} is not here, nor another one: it is left out.` };
}

/** A baseline that is not here leaves the choice open. */
function fitBaseline(
  { baseline }: ExperimentSpec,
  idOf: ReadonlyMap<string, string>,
): ExperimentSpec['baseline'] {
  const { runtimeId, ...others } = baseline;
  const fitted = runtimeId === undefined ? undefined : idOf.get(runtimeId);
  return fitted === undefined ? others : { ...others, runtimeId: fitted };
}

function fitCores(
  wanted: readonly number[] | null,
  allowed: readonly number[],
): { readonly cores: readonly number[] | null; readonly note: string | null } {
  const missing = wanted?.filter((core) => !allowed.includes(core)) ?? [];
  if (missing.length === 0) return { cores: wanted, note: null };
  const what = missing.length === 1 ? 'Core' : 'Cores';
  return {
    cores: null,
    note: `${what} ${missing.join(', ')} can’t be used here: all cores are.`,
  };
}

function noRuntime(wanted: readonly Pick<RuntimeRef, 'kind' | 'version'>[]): Result<never> {
  const names = wanted.map(({ kind, version }) => `${kindName(kind)} ${version}`);
  return err(
    'unknown-runtime',
    `This ran on ${names.join(', ')}, and nothing of that kind was found here: install it, then look for runtimes again.`,
  );
}
