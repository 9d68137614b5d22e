import { useEffect } from 'react';

import { isUnderWay } from '../../../stores/experiment-store.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { ExperimentResultView } from '../experiment-result-view.tsx';
import { CompareEmpty } from './compare-empty.tsx';
import { ExperimentProgress } from './experiment-progress.tsx';
import { loadCharts } from './load-charts.ts';

interface ResultRegionProps {
  readonly onShowLive: () => void;
}

/** What came of the experiment, as far as it has come. Main captures this element. */
export function ResultRegion({ onShowLive }: ResultRegionProps) {
  const { state } = useReadable(useApp().experiment.view);
  useEffect(() => {
    // Loaded ahead: reading it while runs are timed would cost them CPU. A failure shows when it is drawn.
    const handle = requestIdleCallback(() => void loadCharts().catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <section className="live-view compare-view" aria-label="Comparison" data-live-view="">
      <ExperimentProgress state={state} />
      {state.state === 'idle' ? (
        <CompareEmpty />
      ) : (
        <ExperimentResultView
          result={state.result}
          isUnderWay={isUnderWay(state)}
          onShowLive={onShowLive}
        />
      )}
    </section>
  );
}
