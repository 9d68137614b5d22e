import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { experimentTitle, runTitle } from '../../../contract/report-title.ts';
import type { FigureSubject } from '../../report/figure-svg/foot-line.ts';
import { headerOf } from '../../stores/run-view.ts';
import { entryTitle } from '../history/entry-text.ts';
import type { AppModel } from '../shell/app-model.ts';

/** What the charts of the view in front are of, whether it goes on or has ended. */
export function shownSubjects(model: AppModel): readonly FigureSubject[] {
  switch (model.views.view.get()) {
    case 'lab':
      return ofLab(model);
    case 'compare':
      return ofComparison(model);
    case 'history':
      return ofOpened(model);
    case 'lessons':
      return ofLesson(model);
    case 'processes':
      return [];
  }
}

function ofLab({ run, facts }: AppModel): readonly FigureSubject[] {
  const header = headerOf(run.view.get().state);
  if (header === null) return [];
  const { runId: id, startedAt, request, runtime } = header;
  return [{ kind: 'run', id, startedAt, name: runTitle({ ...request, runtime }, facts.catalogue) }];
}

function ofComparison({ experiment, facts }: AppModel): readonly FigureSubject[] {
  const { state } = experiment.view.get();
  if (state.state === 'idle') return [];
  return [subjectOf(state.result, facts)];
}

function ofLesson({ lessons, facts }: AppModel): readonly FigureSubject[] {
  const ended = lessons.shownResult();
  return ended === null ? [] : [subjectOf(ended, facts)];
}

function subjectOf(result: ExperimentBrief, { catalogue }: AppModel['facts']): FigureSubject {
  const { experimentId: id, startedAt } = result;
  return { kind: 'experiment', id, startedAt, name: experimentTitle(result, catalogue) };
}

function ofOpened({ opened, facts }: AppModel): readonly FigureSubject[] {
  const view = opened.view.get();
  if (view.page !== 'run' && view.page !== 'experiment') return [];
  const { entry } = view.stored;
  const { kind, id, startedAt } = entry;
  return [{ kind, id, startedAt, name: entryTitle(entry, facts.catalogue) }];
}
