import { lazy, Suspense, useEffect, useMemo } from 'react';

import { headerOf } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { CoresPanel } from './cores-panel.tsx';
import { TimedNote } from './experiment-note.tsx';
import { isRunOfExperiment } from './experiment-text.ts';
import { InterruptedCard } from './interrupted-card.tsx';
import { NumberTiles } from './number-tiles.tsx';
import { coresOfRun } from './possible-cores.ts';
import { ResultCard } from './result-card.tsx';
import { RunStrip } from './run-strip.tsx';
import { RunWorkers } from './run-workers.tsx';

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
  const view = useReadable(live.view);
  const { state } = view;
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
      <RunStrip view={view} isInterrupted={source === 'interrupted'} isTimed={isTimed} />
      {hasEnded && <ResultCard result={state.result} />}
      {source === 'interrupted' && <InterruptedCard />}
      {!hasEnded && !isTimed && source === 'live' && <NumberTiles />}
      {isTimed ? (
        <TimedNote state={experimentState} hasEnded={hasEnded} />
      ) : (
        <Charts source={source} />
      )}
      {(hasEnded || !isTimed) && <RunWorkers view={view} />}
    </>
  );
}

function Charts({ source }: RunPictureProps) {
  const { live, facts } = useApp();
  return (
    <div className="live-charts">
      <CoreUse />
      <CoresPanel
        view={useReadable(live.view)}
        logicalCores={facts.machine.logicalCores}
        moment={source === 'interrupted' ? 'when last seen' : 'now'}
      />
    </div>
  );
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
