import { ComparePanel } from './panel/compare-panel.tsx';
import { ResultRegion } from './result/result-region.tsx';

interface CompareViewProps {
  /** Switches to the live view: to see what else uses the cores. */
  readonly onShowLive: () => void;
}

/** Comparing strategies: what is to be run on the left, what came of it on the right. */
export function CompareView({ onShowLive }: CompareViewProps) {
  return (
    <>
      <ComparePanel />
      <ResultRegion onShowLive={onShowLive} />
    </>
  );
}
