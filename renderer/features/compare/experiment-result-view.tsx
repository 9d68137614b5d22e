import { lazy, memo, Suspense } from 'react';

import { basesOf } from '../../../contract/core-convention.ts';
import type { ExperimentBrief } from '../../../contract/experiment-result.ts';
import { CoreScaleOf } from '../shell/core-scale-of.tsx';
import { Conclusion } from './result/conclusion.tsx';
import { ConfigurationTable } from './result/configuration-table.tsx';
import { loadCharts } from './result/load-charts.ts';
import { WarningButton } from './result/warning-button.tsx';
import { WarningsList } from './result/warnings-list.tsx';

const CompareCharts = lazy(async () => ({ default: (await loadCharts()).CompareCharts }));

interface ExperimentResultViewProps {
  readonly result: ExperimentBrief;
  /** Whether runs are still to come. */
  readonly isUnderWay?: boolean;
  /** Absent: of an experiment of the past, about which nothing can be done. */
  readonly onShowLive?: () => void;
}

/**
 * The account of an experiment, wherever it is read. Drawn anew only when the result has changed:
 * pushes of progress alone leave it as it is.
 */
export const ExperimentResultView = memo(function ExperimentResultView({
  result,
  isUnderWay = false,
  onShowLive,
}: ExperimentResultViewProps) {
  return (
    <CoreScaleOf bases={basesOf(result.machine, result.spec.cores)}>
      <Conclusion result={result} />
      <WarningsList
        result={result}
        actionFor={
          onShowLive &&
          ((warning) => <WarningButton warning={warning} result={result} onShowLive={onShowLive} />)
        }
      />
      <ConfigurationTable key={result.experimentId} result={result} />
      <Suspense fallback={<div className="panel" aria-busy="true" />}>
        <CompareCharts result={result} isUnderWay={isUnderWay} />
      </Suspense>
    </CoreScaleOf>
  );
});
