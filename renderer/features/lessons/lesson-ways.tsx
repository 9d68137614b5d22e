import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { experimentTitle } from '../../../contract/report-title.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import type { CurrentLesson } from './use-lesson.ts';

interface LessonWaysProps {
  readonly current: CurrentLesson;
  readonly result: ExperimentBrief;
}

/** Where to go from here. */
export function LessonWays({ current, result }: LessonWaysProps) {
  const { lessons, views, compare, experiment, opened, facts } = useApp();
  const { state } = useReadable(experiment.view);
  // Of another experiment that came later, Compare shows the result.
  const isLast = state.state !== 'idle' && state.experimentId === result.experimentId;
  const showInCompare = () => {
    compare.fill(result.spec, []);
    views.show('compare');
  };
  const showInHistory = () => {
    const id = { kind: 'experiment', id: result.experimentId } as const;
    void opened.open(id, experimentTitle(result, facts.catalogue));
    views.show('history');
  };
  return (
    <p className="lesson-ways">
      <ShowCode current={current} />
      <button type="button" className="button" onClick={isLast ? showInCompare : showInHistory}>
        {isLast ? 'Open in Compare' : 'Open in History'}
      </button>
      <button
        type="button"
        className="button"
        onClick={() => lessons.startAgain(current.lesson.id)}
      >
        <Icon name="refresh" />
        Predict again
      </button>
    </p>
  );
}

function ShowCode({ current: { lesson, runtime } }: Pick<LessonWaysProps, 'current'>) {
  const { code } = useApp();
  const handleShow = () => {
    const { strategy, options } = lesson.code;
    const { kind } = lesson.runtime;
    const name = runtime.runtime === null ? '' : runtimeTitle(runtime.runtime);
    void code.open({ kind, strategy, options, workload: lesson.work.workload }, name);
  };
  return (
    <button type="button" className="button" onClick={handleShow}>
      <Icon name="code" />
      Show the code
    </button>
  );
}
