import type { HistoryId } from '../../../contract/history.ts';
import type { AppModel } from '../shell/app-model.ts';

/** What the view in front shows, or has chosen, and can be exported; `null`: nothing. */
export function exportSubject(model: AppModel): readonly HistoryId[] | null {
  switch (model.views.view.get()) {
    case 'lab':
      return ofLab(model);
    case 'compare':
      return ofComparison(model);
    case 'history':
      return ofHistory(model);
    case 'lessons':
      return ofLesson(model);
    case 'processes':
      return null;
  }
}

/** Why there is nothing, in a sentence. */
export function whyNothing(model: AppModel): string {
  switch (model.views.view.get()) {
    case 'lab':
      return 'There is no ended run to be exported: run something first.';
    case 'compare':
      return 'There is no ended experiment to be exported: start one, and wait for its end.';
    case 'history':
      return 'Nothing is chosen to be exported: the history is empty.';
    case 'lessons':
      return 'There is no ended lesson to be exported: run one, and wait for its end.';
    case 'processes':
      return 'Processes are not exported: a run is, in the Lab, and what is kept, in the History.';
  }
}

function ofLab({ run }: AppModel): readonly HistoryId[] | null {
  const { state } = run.view.get();
  return 'result' in state ? [{ kind: 'run', id: state.result.runId }] : null;
}

function ofComparison({ experiment }: AppModel): readonly HistoryId[] | null {
  const { state } = experiment.view.get();
  return state.state === 'ended' ? [{ kind: 'experiment', id: state.experimentId }] : null;
}

function ofLesson({ lessons }: AppModel): readonly HistoryId[] | null {
  const ended = lessons.shownResult();
  return ended === null ? null : [{ kind: 'experiment', id: ended.experimentId }];
}

/** What is opened, else what is chosen in the list; runs that lie over each other are those chosen. */
function ofHistory({ opened, history }: AppModel): readonly HistoryId[] | null {
  const view = opened.view.get();
  const isOpened = view.page === 'run' || view.page === 'experiment';
  const entries = isOpened ? [view.stored.entry] : history.subjects();
  return entries.length === 0 ? null : entries.map(({ kind, id }) => ({ kind, id }));
}
