import { lazy, Suspense, useEffect, useMemo } from 'react';

import type { RunState } from '../../../contract/run.ts';
import { CoreBars } from '../../charts/core-bars.tsx';
import { CORE_POINTS } from '../../stores/live-view.ts';
import { headerOf } from '../../stores/run-store.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { TimedNote } from './experiment-note.tsx';
import { isRunOfExperiment } from './experiment-text.ts';
import { InterruptedCard } from './interrupted-card.tsx';
import { NumberTiles } from './number-tiles.tsx';
import { coresOfRun, hasOneWorker } from './possible-cores.ts';
import { ResultCard } from './result-card.tsx';
import { RunStrip } from './run-strip.tsx';
import { WorkersTable } from './workers-table.tsx';

/** Recharts is most of the code of the window and nothing of its first paint. */
const loadChart = () => import('../../charts/core-use-chart.tsx');
const CoreUsePanel = lazy(async () => ({ default: (await loadChart()).CoreUsePanel }));

interface RunPictureProps {
  /**
   * `live`: the current or last run. `stored`: one from the history; `interrupted`: one of those
   * that has no result.
   */
  readonly source: 'live' | 'stored' | 'interrupted';
}

/** One run, by the same parts whether it goes on, has just ended, or comes from the history. */
export function RunPicture({ source }: RunPictureProps) {
  const { live, experiment } = useApp();
  const { state } = useReadable(live.view);
  const { state: experimentState } = useReadable(experiment.view);
  const runId = headerOf(state)?.runId ?? '';
  const isTimed = source === 'live' && isRunOfExperiment(experimentState, runId);
  const hasEnded = 'result' in state;
  useEffect(() => {
    // Loaded ahead: reading it while the first run starts would cost that run CPU. A failure shows when it is drawn.
    const handle = requestIdleCallback(() => void loadChart().catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <>
      <RunStrip isInterrupted={source === 'interrupted'} isTimed={isTimed} />
      {hasEnded && <ResultCard result={state.result} />}
      {source === 'interrupted' && <InterruptedCard />}
      {!hasEnded && !isTimed && source === 'live' && <NumberTiles />}
      {isTimed ? (
        <TimedNote state={experimentState} hasEnded={hasEnded} />
      ) : (
        <Charts source={source} />
      )}
      {(hasEnded || !isTimed) && <Workers />}
    </>
  );
}

function Charts({ source }: RunPictureProps) {
  return (
    <div className="live-charts">
      <CoreUse />
      <CoresPanel source={source} />
    </div>
  );
}

function Workers() {
  const { state, table } = useReadable(useApp().live.view);
  if (table === null) return null;
  return <WorkersTable table={table} expectedWorkers={expectedWorkers(state)} />;
}

function expectedWorkers(state: RunState): number {
  const request = headerOf(state)?.request;
  if (request === undefined) return 0;
  // They have all come and gone.
  if ('result' in state && request.options.perTask === true) return 0;
  return hasOneWorker(request.strategy) ? 1 : request.workers;
}

function CoreUse() {
  const { live, facts, run } = useApp();
  const view = useReadable(live.chart);
  const confinedTo = headerOf(useReadable(run.view).state)?.request.cores ?? null;
  // The chart draws its frame anew only for another object.
  const machine = useMemo(
    () => ({
      ...facts.machine,
      effectiveCores: coresOfRun(facts.machine.effectiveCores, confinedTo),
    }),
    [facts.machine, confinedTo],
  );
  return (
    <Suspense fallback={<div className="panel" aria-busy="true" />}>
      <CoreUsePanel view={view} machine={machine} />
    </Suspense>
  );
}

function CoresPanel({ source }: RunPictureProps) {
  const { live, facts } = useApp();
  const { state, coreBusy, coreHistory } = useReadable(live.view);
  const hasEnded = 'result' in state;
  const moment = source === 'interrupted' ? 'when last seen' : 'now';
  return (
    <div className="panel cores-panel">
      <h2 className="panel-title">Each core, {hasEnded ? 'on average' : moment}</h2>
      <CoreBars
        count={facts.machine.logicalCores}
        coreBusy={coreBusy}
        history={coreHistory}
        places={CORE_POINTS}
        span={hasEnded ? 'on average while the work ran' : moment}
      />
    </div>
  );
}
