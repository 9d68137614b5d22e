interface CompareViewProps {
  /** Switches to the live view: to see what else uses the cores. */
  readonly onShowLive: () => void;
}

/** Comparing strategies: what is to be run on the left, what came of it on the right. */
export function CompareView({ onShowLive }: CompareViewProps) {
  return (
    <>
      <section className="launch-panel compare-panel" aria-label="Experiment" />
      <section className="compare-view" aria-label="Comparison" data-live-view="">
        <button type="button" className="button" onClick={onShowLive}>
          Live view
        </button>
      </section>
    </>
  );
}
