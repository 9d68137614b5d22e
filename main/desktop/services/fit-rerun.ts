import type { ExperimentSpec } from '../../../contract/experiment.ts';
import type { Rerun } from '../../../contract/history.ts';
import type { RunRequest } from '../../../contract/run.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { catalogue } from '../../catalogue/catalogue.ts';
import { type NamedPath, shownPath } from '../../store/approval-subject.ts';
import { fitRuntime, type SavedRuntime } from './fit-runtime.ts';

/** What a saved item is fitted to. */
export interface RerunPlace {
  readonly runtimes: readonly Runtime[];
  /** Logical CPUs that runs may use here. */
  readonly allowedCores: readonly number[];
  /** Whether this path may be used; asked only of items that came from a file. */
  readonly allow: (path: NamedPath) => Promise<boolean>;
  readonly isImported: boolean;
}

/** Fills the launch panel with a saved run. Starts nothing. */
export async function fitRun(
  request: RunRequest,
  runtime: SavedRuntime,
  place: RerunPlace,
): Promise<Rerun> {
  const notes: string[] = [];
  const fitted = fitRuntime(runtime, place.runtimes);
  if (fitted.note !== null) notes.push(fitted.note);
  const refused = await refusedFolders(folderNames(request.workload), request.parameters, place);
  notes.push(...refused.map(refusal));
  const kept = Object.entries(request.parameters).filter(
    ([, value]) => !refused.includes(String(value)),
  );
  const fittedRequest: RunRequest = {
    ...request,
    parameters: Object.fromEntries(kept),
    // The panel shows an unknown one as such, and asks for another.
    runtimeId: fitted.id ?? request.runtimeId,
    cores: fitCores(request.cores, place, notes),
  };
  return { kind: 'run', request: fittedRequest, notes };
}

/** Fills the compare panel with a saved experiment. Starts nothing. */
export async function fitExperiment(
  spec: ExperimentSpec,
  runtimes: readonly SavedRuntime[],
  place: RerunPlace,
): Promise<Rerun> {
  const notes: string[] = [];
  const ids = fitIds(spec.runtimeIds, runtimes, place, notes);
  const refused = await refusedFolders(folderNames(spec.workload), spec.parameters, place);
  notes.push(...refused.map(refusal));
  const parameters = Object.entries(spec.parameters)
    .map(([name, values]) => [name, values.filter((value) => !refused.includes(String(value)))])
    .filter(([, values]) => values?.length !== 0);
  const fittedSpec: ExperimentSpec = {
    ...spec,
    parameters: Object.fromEntries(parameters) as ExperimentSpec['parameters'],
    runtimeIds: [...new Set([...ids.values()].filter((id) => id !== null))],
    baseline: fitBaseline(spec.baseline, ids),
    cores: fitCores(spec.cores, place, notes),
  };
  return { kind: 'experiment', spec: fittedSpec, notes };
}

function fitIds(
  ids: readonly string[],
  saved: readonly SavedRuntime[],
  { runtimes }: RerunPlace,
  notes: string[],
): ReadonlyMap<string, string | null> {
  const fitted = new Map<string, string | null>();
  for (const id of ids) {
    const runtime = saved.find((candidate) => candidate.id === id);
    const isHere = runtimes.some((candidate) => candidate.usable && candidate.id === id);
    const answer =
      runtime === undefined
        ? { id: isHere ? id : null, note: isHere ? null : UNKNOWN_RUNTIME }
        : fitRuntime(runtime, runtimes);
    fitted.set(id, answer.id);
    if (answer.note !== null) notes.push(answer.note);
  }
  return fitted;
}

const UNKNOWN_RUNTIME = 'A runtime is not known on this machine and was left out.';

function fitBaseline(
  { runtimeId, ...rest }: ExperimentSpec['baseline'],
  ids: ReadonlyMap<string, string | null>,
): ExperimentSpec['baseline'] {
  const fitted = runtimeId === undefined ? null : (ids.get(runtimeId) ?? null);
  return fitted === null ? rest : { ...rest, runtimeId: fitted };
}

/** The cores as they can be had here; what could not be taken over is noted. */
export function fitCores(
  cores: readonly number[] | null,
  { allowedCores }: RerunPlace,
  notes: string[],
): readonly number[] | null {
  if (cores === null || cores.every((core) => allowedCores.includes(core))) return cores;
  notes.push(`The cores ${cores.join(', ')} are not all to be had here: all cores are used.`);
  return null;
}

/** Parameters of a workload that are folders. */
function folderNames(workload: string): readonly string[] {
  const parameters = catalogue.workloads.find(({ id }) => id === workload)?.parameters ?? [];
  return parameters.filter(({ type }) => type === 'folder').map(({ name }) => name);
}

async function refusedFolders(
  names: readonly string[],
  parameters: Readonly<Record<string, unknown>>,
  { allow, isImported }: RerunPlace,
): Promise<readonly string[]> {
  if (!isImported) return [];
  const refused: string[] = [];
  for (const path of names.flatMap((name) => foldersIn(parameters[name]))) {
    if (!(await allow({ kind: 'folder', path }))) refused.push(path);
  }
  return refused;
}

function foldersIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((entry) => typeof entry === 'string');
}

function refusal(path: string): string {
  return `The folder ${shownPath(path)} was left out: it is not here, or you did not allow it.`;
}
