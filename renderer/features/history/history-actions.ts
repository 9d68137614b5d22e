import type { HistoryEntry, HistoryId, HistoryPatch } from '../../../contract/history.ts';
import { formatCount } from '../../format/quantity.ts';
import { whyNoOverlay } from '../../stores/history-selection.ts';
import { fillCompare, fillLab } from '../command/fill-panels.ts';
import type { AppModel } from '../shell/app-model.ts';
import { entryTitle } from './entry-text.ts';

/** Changes an entry; what main refuses is told in the corner. */
export async function changeEntry(
  { history, notices }: AppModel,
  entry: HistoryId,
  patch: HistoryPatch,
): Promise<void> {
  const answer = await history.update(entry, patch);
  if (!answer.ok) notices.addProblem(answer.error);
}

/** Deletes what is chosen, and offers to bring it back. */
export async function deleteChosen(model: AppModel): Promise<void> {
  const { history, notices } = model;
  const entries = history.subjects();
  if (entries.length === 0) return;
  const answer = await history.remove(entries);
  if (!answer.ok) {
    notices.addProblem(answer.error);
    return;
  }
  const { undoToken } = answer.value;
  notices.add({
    tone: 'success',
    message: deletedText(entries),
    path: null,
    action: { label: 'Undo', run: () => void undoDelete(model, undoToken) },
  });
}

/** What was deleted, in a sentence. */
export function deletedText(entries: readonly HistoryEntry[]): string {
  const experiments = entries.filter(({ kind }) => kind === 'experiment').length;
  const parts = [
    counted(entries.length - experiments, 'run'),
    experiments === 0 ? '' : `${counted(experiments, 'experiment')} with all runs`,
  ].filter((part) => part !== '');
  return `Deleted ${parts.join(' and ')}.`;
}

async function undoDelete({ history, notices }: AppModel, undoToken: string): Promise<void> {
  const answer = await history.undoRemove(undoToken);
  if (!answer.ok) notices.addProblem(answer.error);
}

/** Fills the panel of the lab, or that of experiments, with what an entry asked for. */
export async function rerun(model: AppModel, { kind, id }: HistoryId): Promise<void> {
  const { bridge, views, notices } = model;
  const answer = await bridge.request('history:rerun', { kind, id });
  if (!answer.ok) {
    notices.addProblem(answer.error);
    return;
  }
  const filled = answer.value;
  if (filled.kind === 'run') fillLab(model, filled.request, filled.notes);
  else fillCompare(model, filled.spec, filled.notes);
  views.show(filled.kind === 'run' ? 'lab' : 'compare');
}

/** Opens the entry that the keys act on. */
export function openActive(model: AppModel): void {
  const { rows, active } = model.history.view.get();
  const entry = rows?.[active] ?? null;
  if (entry !== null) open(model, entry);
}

/** Opens the one that is chosen, else the one that the keys act on. */
export function openChosen(model: AppModel): void {
  const [entry] = model.history.subjects();
  if (entry !== undefined) open(model, entry);
}

function open({ opened, facts }: AppModel, entry: HistoryEntry): void {
  void opened.open(entry, entryTitle(entry, facts.catalogue));
}

/** Lays the chosen runs over each other. */
export function overlayChosen({ history, opened }: AppModel): void {
  const { selection } = history.view.get();
  if (whyNoOverlay(selection) !== null) return;
  const ids = [...selection.values()].map(({ id }) => id);
  void opened.overlay(ids, `${formatCount(ids.length)} runs in one picture`);
}

export async function exportChosen({ history, bridge, notices }: AppModel): Promise<void> {
  const ids = history.subjects().map(({ kind, id }) => ({ kind, id }));
  if (ids.length === 0) return;
  const answer = await bridge.request('history:export', ids);
  if (!answer.ok) notices.addProblem(answer.error);
  else if (answer.value !== null) {
    notices.add({ tone: 'success', message: 'Exported.', path: answer.value.path });
  }
}

export async function importFile({ bridge, notices }: AppModel): Promise<void> {
  const answer = await bridge.request('history:import', null);
  if (!answer.ok) {
    notices.addProblem(answer.error);
    return;
  }
  if (answer.value === null) return;
  const { runs, experiments } = answer.value;
  const parts = [counted(runs, 'run'), counted(experiments, 'experiment')].filter(
    (part) => part !== '',
  );
  const message =
    parts.length === 0
      ? 'Nothing was imported: everything in the file is here already.'
      : `Imported ${parts.join(' and ')}.`;
  notices.add({ tone: 'success', message, path: null });
}

function counted(count: number, noun: string): string {
  if (count === 0) return '';
  return `${formatCount(count)} ${count === 1 ? noun : `${noun}s`}`;
}
