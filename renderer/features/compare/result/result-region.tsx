import { lazy, memo, Suspense, useEffect } from 'react';

import type { ExperimentBrief } from '../../../../contract/experiment-result.ts';
import { isUnderWay, shownResult } from '../../../stores/experiment-store.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { CompareEmpty } from './compare-empty.tsx';
import { Conclusion, OpenedNote } from './conclusion.tsx';
import { ConfigurationTable } from './configuration-table.tsx';
import { ExperimentProgress } from './experiment-progress.tsx';
import { WarningsList } from './warnings-list.tsx';

const loadCharts = () => import('./compare-charts.tsx');
const CompareCharts = lazy(async () => ({ default: (await loadCharts()).CompareCharts }));

interface ResultRegionProps {
  readonly onShowLive: () => void;
}

/** What came of the experiment, as far as it has come. Main captures this element. */
export function ResultRegion({ onShowLive }: ResultRegionProps) {
  const { experiment } = useApp();
  const view = useReadable(experiment.view);
  const result = shownResult(view);
  useEffect(() => {
    // Loaded ahead: reading it while runs are timed would cost them CPU. A failure shows when it is drawn.
    const handle = requestIdleCallback(() => void loadCharts().catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <section className="live-view compare-view" aria-label="Comparison" data-live-view="">
      {view.opened !== null && <OpenedNote opened={view.opened} />}
      {view.opened === null && <ExperimentProgress state={view.state} />}
      {result === null ? (
        <CompareEmpty />
      ) : (
        <Account
          result={result}
          isUnderWay={view.opened === null && isUnderWay(view.state)}
          onShowLive={onShowLive}
        />
      )}
    </section>
  );
}

interface AccountProps extends ResultRegionProps {
  readonly result: ExperimentBrief;
  readonly isUnderWay: boolean;
}

/** Drawn anew only when the result has changed: pushes of progress alone leave it as it is. */
const Account = memo(function Account({ result, isUnderWay: isRunning, onShowLive }: AccountProps) {
  return (
    <>
      <Conclusion result={result} />
      <WarningsList result={result} onShowLive={onShowLive} />
      <ConfigurationTable key={result.experimentId} result={result} />
      <Suspense fallback={<div className="panel" aria-busy="true" />}>
        <CompareCharts result={result} isUnderWay={isRunning} />
      </Suspense>
    </>
  );
});
