import type { ExperimentState } from '../../../contract/experiment-result.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { experimentText } from './experiment-text.ts';

/** While an experiment has the machine, the live view says so and shows the way to it. */
export function ExperimentNote() {
  const { state } = useReadable(useApp().experiment.view);
  const text = experimentText(state);
  if (text === null) return null;
  return (
    <div className="panel live-note" role="status">
      <p>{text}</p>
      <GoToCompare />
    </div>
  );
}

interface TimedNoteProps {
  readonly state: ExperimentState;
  readonly hasEnded: boolean;
  /** A run that belongs to no experiment. */
  readonly isSingle: boolean;
}

/** Stands where the charts would be: a timed run is not drawn, so that drawing takes no core from it. */
export function TimedNote({ state, hasEnded, isSingle }: TimedNoteProps) {
  const { views } = useApp();
  return (
    <div className="panel live-timed">
      <h2 className="panel-title">
        {hasEnded ? 'This run was timed: it was not drawn' : 'This run is timed: it is not drawn'}
      </h2>
      <p>
        Drawing would take time on the very cores that are being measured. The samples are kept all
        the same: {whereChartsAre(hasEnded, isSingle)}.
      </p>
      {!isSingle && (
        <p className="live-timed-ways">
          <button type="button" className="button" onClick={() => views.show('history')}>
            Go to History
          </button>
          {state.state === 'ended' && <GoToCompare />}
        </p>
      )}
    </div>
  );
}

function whereChartsAre(hasEnded: boolean, isSingle: boolean): string {
  if (isSingle) return 'the charts of this run stand here once it has ended';
  return `the charts of this run are in the history${hasEnded ? '' : ' once it has ended'}`;
}

function GoToCompare() {
  const { views } = useApp();
  return (
    <button type="button" className="button" onClick={() => views.show('compare')}>
      Go to Compare
    </button>
  );
}
