import { CoreBars } from '../../charts/core-bars.tsx';
import { useFigureId } from '../../charts/figure-id.ts';
import { CORE_POINTS, type LiveView } from '../../stores/live-view.ts';

interface CoresPanelProps {
  readonly view: Pick<LiveView, 'coreBusy' | 'coreHistory' | 'state'>;
  readonly logicalCores: number;
  /** Of a run without a result: `now`, `when last seen`. */
  readonly moment: string;
}

/** How busy each core is, or was on average. */
export function CoresPanel({ view, logicalCores, moment }: CoresPanelProps) {
  const { state, coreBusy, coreHistory } = view;
  const hasEnded = 'result' in state;
  const title = `Each core, ${hasEnded ? 'on average' : moment}`;
  return (
    <div
      className="panel cores-panel"
      role="group"
      aria-label={title}
      data-figure={useFigureId('each-core')}
    >
      <h2 className="panel-title">{title}</h2>
      <CoreBars
        count={logicalCores}
        coreBusy={coreBusy}
        history={coreHistory}
        places={CORE_POINTS}
        span={hasEnded ? 'on average while the work ran' : moment}
      />
    </div>
  );
}
