import type { FigureSubject } from '../../report/figure-svg/foot-line.ts';
import { headerOf } from '../../stores/run-view.ts';
import type { AppModel } from '../shell/app-model.ts';

/** What the charts of the view in front are of, whether it goes on or has ended. */
export function shownSubjects(model: AppModel): readonly FigureSubject[] {
  switch (model.views.view.get()) {
    case 'lab': {
      const header = headerOf(model.run.view.get().state);
      return header === null ? [] : [subject('run', header.runId, header.startedAt)];
    }
    case 'compare': {
      const { state } = model.experiment.view.get();
      if (state.state === 'idle') return [];
      return [subject('experiment', state.experimentId, state.result.startedAt)];
    }
    case 'history':
      return ofOpened(model);
  }
}

function ofOpened({ opened }: AppModel): readonly FigureSubject[] {
  const view = opened.view.get();
  if (view.page !== 'run' && view.page !== 'experiment') return [];
  const { kind, id, startedAt } = view.stored.entry;
  return [subject(kind, id, startedAt)];
}

function subject(kind: FigureSubject['kind'], id: string, startedAt: string): FigureSubject {
  return { kind, id, startedAt };
}
