import type { Workload } from '../../../contract/catalogue.ts';
import type {
  Configuration,
  ExperimentPlan,
  ExperimentSpec,
} from '../../../contract/experiment.ts';
import { MAX_CONFIGURATIONS } from '../../../contract/limits.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Runtime, UsableRuntime } from '../../../contract/runtime.ts';
import type { CoreFacts } from '../../lab/check-cores.ts';
import { completeRequest } from '../../lab/complete-request.ts';
import { findRuntime, findWorkload, validateRequest } from '../../lab/validate-request.ts';
import { readMachineFacts } from '../../monitor/machine.ts';
import { cellLabels } from './cell-labels.ts';
import { chooseBaseline } from './choose-baseline.ts';
import { hasCommands } from './command-cells.ts';
import { expandCommands } from './expand-commands.ts';
import { type Cell, countCells, matrixCells } from './matrix-cells.ts';
import { workKey } from './work-key.ts';

export interface ExpandedMatrix {
  readonly configurations: readonly Configuration[];
  readonly omitted: ExperimentPlan['omitted'];
}

interface LabelledCell extends Cell {
  readonly label: string;
}

/** Combinations that are looked at: many may be left out before those that remain are counted. */
export const MAX_CELLS = 32 * MAX_CONFIGURATIONS;

/** Folders that a request may leave open are not looked at here; any will do to check the rest. */
const SOME_PLACES = { workloadsDirectory: '/', cacheDirectory: '/' };

/**
 * Every configuration of an experiment, and what of it can't be run here, with the reason. Expects a
 * spec that `checkSpec` accepts; starts nothing and looks at no file.
 * @returns an error when a runtime is not there, nothing is left, too much is left, or the baseline
 * that was chosen is not among it
 */
export function expandMatrix(
  spec: ExperimentSpec,
  runtimes: readonly Runtime[],
  machine: CoreFacts = readMachineFacts(),
): Result<ExpandedMatrix> {
  if (hasCommands(spec)) return expandCommands(spec, machine);
  const workload = findWorkload(spec.workload);
  if (!workload.ok) return workload;
  const chosen = chosenRuntimes(spec.runtimeIds, runtimes);
  if (!chosen.ok) return chosen;
  const cellCount = countCells(spec);
  if (cellCount > MAX_CELLS) return tooMany(cellCount);
  const cells = labelled(matrixCells(spec, workload.value, chosen.value), workload.value);
  return sortOut(cells, spec, workload.value, { runtimes, machine });
}

function sortOut(
  cells: readonly LabelledCell[],
  spec: ExperimentSpec,
  workload: Workload,
  { runtimes, machine }: { runtimes: readonly Runtime[]; machine: CoreFacts },
): Result<ExpandedMatrix> {
  const checked = cells.map((cell) => ({ cell, reason: refusal(cell, runtimes, machine) }));
  const omitted = checked.flatMap(({ cell: { label }, reason }) =>
    reason === null ? [] : [{ label, reason }],
  );
  const left = checked.flatMap(({ cell, reason }) => (reason === null ? [cell] : []));
  if (left.length === 0) return nothingLeft(omitted);
  if (left.length > MAX_CONFIGURATIONS) return tooMany(left.length);
  const configurations = withBaselines(left, spec, workload);
  return configurations.ok ? ok({ configurations: configurations.value, omitted }) : configurations;
}

function chosenRuntimes(
  ids: readonly string[],
  runtimes: readonly Runtime[],
): Result<readonly UsableRuntime[]> {
  const chosen: UsableRuntime[] = [];
  for (const id of ids) {
    const runtime = findRuntime(id, runtimes);
    if (!runtime.ok) return runtime;
    chosen.push(runtime.value);
  }
  return ok(chosen);
}

function labelled(cells: readonly Cell[], workload: Workload): readonly LabelledCell[] {
  const labels = cellLabels(cells, workload);
  return cells.map((cell, index) => ({ ...cell, label: labels[index] ?? '' }));
}

/** Why a cell can't be run here, in one sentence; `null`: it can. */
function refusal(
  { request }: Cell,
  runtimes: readonly Runtime[],
  machine: CoreFacts,
): string | null {
  const valid = validateRequest(completeRequest(request, SOME_PLACES), runtimes, machine);
  return valid.ok ? null : valid.error.message;
}

function withBaselines(
  cells: readonly LabelledCell[],
  spec: ExperimentSpec,
  workload: Workload,
): Result<readonly Configuration[]> {
  const drafts = cells.map(({ request, label, runtime }, index) => ({
    id: `c${index + 1}`,
    label,
    request,
    runtime: {
      id: runtime.id,
      kind: runtime.kind,
      version: runtime.version,
      executable: runtime.executable,
    },
    work: workKey(workload, request),
  }));
  const baselines = new Map<string, string>();
  for (const work of new Set(drafts.map((draft) => draft.work))) {
    const ofWork = drafts.filter((draft) => draft.work === work);
    const baseline = chooseBaseline(ofWork, spec.baseline);
    if (!baseline.ok) return baseline;
    baselines.set(work, baseline.value.id);
  }
  return ok(drafts.map((draft) => ({ ...draft, baseline: baselines.get(draft.work) ?? draft.id })));
}

function nothingLeft(omitted: ExperimentPlan['omitted']): Result<never> {
  const [first] = omitted;
  const reason = first === undefined ? '' : ` ${first.label}: ${first.reason}`;
  return err('nothing-to-run', `Nothing of this experiment can be run here.${reason}`);
}

function tooMany(count: number): Result<never> {
  return err(
    'too-many-configurations',
    `These lists make ${count} configurations, and an experiment has at most ${MAX_CONFIGURATIONS}: shorten the lists of parameters, strategies, runtimes or workers.`,
  );
}
