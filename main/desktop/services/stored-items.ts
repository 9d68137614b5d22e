import type { HistoryId, Rerun, RunOverlay, StoredExperiment } from '../../../contract/history.ts';
import type { MachineCard } from '../../../contract/machine-card.ts';
import { cardDifferences, runtimeDifferences } from '../../../contract/machine-card-differences.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { hasCommands } from '../../experiment/plan/command-cells.ts';
import { briefOf } from '../../experiment/run/brief.ts';
import { runtimesOnCard } from '../../monitor/runtimes-on-card.ts';
import type { History } from '../../store/history/history.ts';
import { type ApprovalParts, askApproval } from './ask-approval.ts';
import { fitCommandRun, fitCommands } from './fit-commands.ts';
import { fitExperiment, fitRun, type RerunPlace } from './fit-rerun.ts';
import { numberedLabels } from './numbered-labels.ts';
import { overlayDifferences } from './run-comparison.ts';

/** What saved items are held against. */
export interface Surroundings extends ApprovalParts {
  readonly history: History;
  readonly readMachine: () => MachineCard;
  /** Waits for the first search: before it has ended, none would be there. */
  readonly runtimes: () => Promise<readonly Runtime[]>;
}

export async function openExperiment(
  id: string,
  around: Surroundings,
): Promise<Result<StoredExperiment>> {
  const stored = around.history.experiment(id);
  if (!stored.ok) return stored;
  const { entry, result } = stored.value;
  const ids = result.runtimes.map((runtime) => runtime.id);
  const differences = [
    ...cardDifferences(result.machine, around.readMachine()),
    ...runtimeDifferences(result.runtimes, runtimesOnCard(ids, await around.runtimes())),
  ];
  return ok({ entry, result: briefOf(result), differences });
}

/** Curves of runs to be laid over each other, their labels told apart, and why they may not compare. */
export function overlayRuns(
  runIds: readonly string[],
  { history }: Surroundings,
): Result<RunOverlay> {
  const curves = [];
  const compared = [];
  for (const runId of runIds) {
    const [run, curve] = [history.run(runId), history.curve(runId)];
    if (!run.ok) return run;
    if (!curve.ok) return curve;
    curves.push(curve.value);
    const { header, machine } = run.value;
    compared.push({ label: curve.value.label, request: header.request, machine });
  }
  const labels = numberedLabels(curves.map(({ label }) => label));
  const labelled = <Item extends { readonly label: string }>(items: readonly Item[]) =>
    items.map((item, index) => ({ ...item, label: labels[index] ?? item.label }));
  return ok({ curves: labelled(curves), differences: overlayDifferences(labelled(compared)) });
}

/** Fits a saved item to this machine. It starts nothing. */
export async function rerunItem(item: HistoryId, around: Surroundings): Promise<Result<Rerun>> {
  return item.kind === 'run' ? rerunRun(item.id, around) : rerunExperiment(item.id, around);
}

const WATCHED =
  'This watched a process that ran already: choose one among the processes to watch it.';

async function rerunRun(id: string, around: Surroundings): Promise<Result<Rerun>> {
  const run = around.history.run(id);
  if (!run.ok) return run;
  const { entry, header } = run.value;
  if (header.request.attach !== undefined) return err('not-here', WATCHED);
  if (header.request.command !== undefined) {
    return ok(fitCommandRun(header.request, await placeFor(entry, around)));
  }
  return ok(await fitRun(header.request, header.runtime, await placeFor(entry, around)));
}

async function rerunExperiment(id: string, around: Surroundings): Promise<Result<Rerun>> {
  const stored = around.history.experiment(id);
  if (!stored.ok) return stored;
  const { entry, result } = stored.value;
  if (hasCommands(result.spec)) {
    return ok(fitCommands(result.spec, await placeFor(entry, around)));
  }
  return ok(await fitExperiment(result.spec, result.runtimes, await placeFor(entry, around)));
}

async function placeFor(
  { imported, title }: { readonly imported: boolean; readonly title: string },
  around: Surroundings,
): Promise<RerunPlace> {
  return {
    runtimes: await around.runtimes(),
    allowedCores: around.readMachine().allowedCores,
    isImported: imported,
    allow: async (path) => {
      const source = `The imported item “${title}”`;
      const asked = await askApproval(around, { source, paths: [path] });
      // A folder that is not here is left out like one that is not allowed: the note says so.
      return asked.ok && asked.value;
    },
  };
}
