import { isUnderWay } from '../../stores/experiment-store.ts';
import { isLive } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { watchSelected } from './watch-process.ts';

/** Leads from the selected process to its lanes over time. */
export function WatchButton() {
  const model = useApp();
  const isRunning = isLive(useReadable(model.run.view).state);
  const isExperimenting = isUnderWay(useReadable(model.experiment.view).state);
  const isBusy = isRunning || isExperimenting;
  return (
    <button
      type="button"
      className="button process-watch"
      aria-keyshortcuts="w"
      data-tip={
        isBusy
          ? 'A run is under way: one can be watched at a time'
          : 'Its processes and threads over time, in the lab; nothing is sent to it (W)'
      }
      disabled={isBusy}
      onClick={() => void watchSelected(model)}
    >
      <Icon name="play" />
      Watch
    </button>
  );
}
