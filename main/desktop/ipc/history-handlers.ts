import type { HistoryId } from '../../../contract/history.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { History } from '../../store/history/history.ts';
import type { RunOpening } from '../services/run-opening.ts';
import type { SavedFiles } from '../services/saved-files.ts';
import {
  openExperiment,
  overlayRuns,
  rerunItem,
  type Surroundings,
} from '../services/stored-items.ts';
import type { Dialogs } from '../shell/dialogs.ts';
import type { Handlers } from './answer.ts';

type HistoryHandlers = Pick<Handlers, Extract<keyof Handlers, `history:${string}`>>;

const FILTERS = [{ name: 'Corelane history', extensions: ['corelane'] }];

/** Where files come from and go to. */
interface FilePlaces {
  readonly dialogs: Dialogs;
  readonly savedFiles: SavedFiles;
}

export function historyHandlers(
  around: Surroundings,
  opening: RunOpening,
  places: FilePlaces,
): HistoryHandlers {
  const { history } = around;
  return {
    'history:list': (query) => history.list(query),
    'history:open-run': (runId) => opening.open(runId),
    'history:stop-opening': () => {
      opening.stop();
      return ok(null);
    },
    'history:open-experiment': (experimentId) => openExperiment(experimentId, around),
    'history:overlay': (runIds) => overlayRuns(runIds, around),
    'history:update': ({ item, patch }) => history.update(item, patch),
    'history:delete': (items) => history.remove(items),
    'history:undo-delete': (undoToken) => history.undoRemove(undoToken),
    'history:rerun': (item) => rerunItem(item, around),
    'history:export': (items) => exportItems(items, history, places),
    'history:import': () => importItems(history, places.dialogs),
    'history:facts': () => history.facts(),
  };
}

async function exportItems(
  items: readonly HistoryId[],
  history: History,
  { dialogs, savedFiles }: FilePlaces,
): Promise<Result<{ readonly path: string } | null>> {
  const day = new Date().toISOString().slice(0, 10);
  const path = await dialogs.saveFile({
    title: 'Export from the history',
    suggestedName: `corelane-${day}.corelane`,
    filters: FILTERS,
  });
  if (path === null) return ok(null);
  const exported = await history.exportTo(path, items);
  if (!exported.ok) return exported;
  savedFiles.add(path);
  return ok({ path });
}

/** Nothing of a file is run: what it names is asked about when an item of it is to be run again. */
async function importItems(history: History, dialogs: Dialogs) {
  const path = await dialogs.openFile({
    title: 'Import into the history',
    buttonLabel: 'Import',
    filters: FILTERS,
  });
  return path === null ? ok(null) : history.importFrom(path);
}
