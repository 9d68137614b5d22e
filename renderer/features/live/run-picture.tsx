import { lazy, Suspense, useEffect, useMemo } from 'react';

import { basesOf, coresOfRun } from '../../../contract/core-convention.ts';
import type { RunResult } from '../../../contract/run.ts';
import { headerOf } from '../../stores/run-view.ts';
import { CoreConventionSelect } from '../settings/core-convention-select.tsx';
import { useApp, useReadable } from '../shell/app-context.ts';
import { CoreScaleOf } from '../shell/core-scale-of.tsx';
import { CoresPanel } from './cores-panel.tsx';
import { TimedNote } from './experiment-note.tsx';
import { isRunOfExperiment } from './experiment-text.ts';
import { FreezeControls } from './freeze-controls.tsx';
import { InterruptedCard } from './interrupted-card.tsx';
import { NumberTiles } from './number-tiles.tsx';
import { OutputPanel } from './output/output-panel.tsx';
import { ResultCard } from './result-card.tsx';
import { wasWatched } from './run-kind.ts';
import { RunStrip } from './run-strip.tsx';
import { WorkersPanel } from './workers-panel.tsx';

/** Charts are most of the code of the window and nothing of its first paint. */
const loadChart = () => import('../../charts/core-use-chart.tsx');
const CoreUsePanel = lazy(async () => ({ default: (await loadChart()).CoreUsePanel }));

const loadTimeline = () => import('../timeline/timeline-panel.tsx');
const TimelinePanel = lazy(async () => ({ default: (await loadTimeline()).TimelinePanel }));

const loadGauges = () => import('../gauges/gauges-panel.tsx');
const GaugesPanel = lazy(async () => ({ default: (await loadGauges()).GaugesPanel }));

interface RunPictureProps {
  /**
   * `live`: the current or last run. `stored`: one from the history; `interrupted`: one of those
   * that has no result.
   */
  readonly source: 'live' | 'stored' | 'interrupted';
}

/** One run, by the same parts whether it goes on, has just ended, or comes from the history. */
export function RunPicture({ source }: RunPictureProps) {
  const { live, experiment, run, facts } = useApp();
  const view = useReadable(live.view);
  const { state } = view;
  const { state: experimentState } = useReadable(experiment.view);
  const header = headerOf(state);
  const runId = header?.runId ?? '';
  const hasEnded = 'result' in state;
  const isQuiet = useReadable(run.view).isQuiet && !hasEnded;
  const isTimed = source === 'live' && (isQuiet || isRunOfExperiment(experimentState, runId));
  const otherwise = useOtherwise(source, hasEnded);
  useEffect(() => {
    // Loaded ahead: reading it while the first run starts would cost that run CPU. A failure shows when it is drawn.
    const handle = requestIdleCallback(() => {
      void Promise.all([loadChart(), loadTimeline(), loadGauges()]).catch(() => undefined);
    });
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <CoreScaleOf bases={basesOf(facts.machine, header?.request.cores ?? null)}>
      <RunStrip view={view} isInterrupted={source === 'interrupted'} isTimed={isTimed}>
        {source === 'live' && !isTimed && <FreezeControls />}
      </RunStrip>
      {hasEnded && <ResultCard result={state.result} />}
      {hasEnded && <Output result={state.result} />}
      {source === 'interrupted' && <InterruptedCard />}
      {!hasEnded && !isTimed && source === 'live' && <NumberTiles />}
      {isTimed ? (
        <TimedNote state={experimentState} hasEnded={hasEnded} isSingle={isQuiet} />
      ) : (
        <>
          <Charts source={source} />
          <Suspense fallback={<div className="panel" aria-busy="true" />}>
            <TimelinePanel key={runId} />
          </Suspense>
          <Suspense fallback={null}>
            <GaugesPanel />
          </Suspense>
        </>
      )}
      {(hasEnded || !isTimed) && <WorkersPanel otherwise={otherwise} />}
    </CoreScaleOf>
  );
}

/** Of a program that Corelane started: what another one writes nobody reads. */
function Output({ result }: { readonly result: RunResult }) {
  const { command = null, runId } = result;
  if (command === null || wasWatched(result)) return null;
  return <OutputPanel key={runId} runId={runId} command={command} />;
}

/** What the table of workers is of while no moment is pinned. */
function useOtherwise(source: RunPictureProps['source'], hasEnded: boolean): string {
  const { live } = useApp();
  const isFrozen = useReadable(live.freeze) !== null;
  if (hasEnded) return 'the whole run';
  if (source === 'interrupted') return 'when it was last seen';
  return isFrozen ? 'the frozen picture' : 'now';
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
  const track = useReadable(live.track);
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
      <CoreUsePanel view={view} machine={machine} time={live.time} track={track}>
        <CoreConventionSelect id="chart-core-convention" className="head-field" />
      </CoreUsePanel>
    </Suspense>
  );
}
