import type { ReactNode } from 'react';

import { coresOfRun } from '../../../contract/core-convention.ts';
import { coreWords } from '../../../contract/core-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCoreBound, formatCoreUse, smallUseScale } from '../../format/core-use.ts';
import { formatEstimate } from '../../format/duration.ts';
import { formatCount, formatRate } from '../../format/quantity.ts';
import type { LiveView } from '../../stores/live-view.ts';
import { headerOf } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { runKindOf } from './run-kind.ts';
import { otherSumsText, sharedPagesText } from './shared-pages-text.ts';
import { showsTasks } from './shows-tasks.ts';

/** The numbers of this moment. */
export function NumberTiles() {
  const { live, facts } = useApp();
  const view = useReadable(live.view);
  const confinedTo = headerOf(view.state)?.request.cores ?? null;
  const scale = useCoreScale();
  const { now } = coreWords(scale.convention);
  const ownScale = smallUseScale(scale);
  const effectiveCores = coresOfRun(facts.machine.effectiveCores, confinedTo);
  return (
    <dl className="tiles" aria-label="Now">
      <Tile
        label={now}
        value={formatCoreUse(view.coresUsed, scale)}
        detail={`of ${formatCoreBound(effectiveCores, scale)}`}
        tip="CPU seconds per second of the run’s processes, over the last second."
      />
      {runKindOf(view.state) === 'workload' ? (
        <TaskTiles view={view} />
      ) : (
        <ProgramTiles view={view} />
      )}
      <Tile
        label={['Memory', sharedPagesText(view)].filter((part) => part !== null).join(', ')}
        value={formatBytes(view.rssBytes)}
        detail={otherSumsText(view)}
        tip="Large: resident memory (RSS) summed over the run’s processes; pages they share count in each, so often on average as stands behind ×. PSS divides shared pages by their users, USS leaves them out; both are read less often."
      />
      <Tile
        label="Corelane itself"
        value={formatCoreUse(view.monitorCoresUsed, ownScale)}
        detail={`${coreWords(ownScale.convention).after}, ${formatBytes(view.monitorRssBytes)}`}
        tip="What watching costs: all processes of this application together."
      />
    </dl>
  );
}

function ProgramTiles({ view }: { readonly view: LiveView }) {
  return (
    <>
      <Tile
        label="Processes"
        value={formatCount(view.processes)}
        detail=""
        tip="Of it, and of all that it has started, in the last sample."
      />
      {showsTasks(view.state, view.tasksDone) && <DoneTiles view={view} total={null} />}
    </>
  );
}

interface DoneTilesProps {
  readonly view: LiveView;
  /** `null`: nobody knows. */
  readonly total: number | null;
}

function DoneTiles({ view, total }: DoneTilesProps) {
  return (
    <>
      <Tile
        label="Tasks done"
        value={formatCount(view.tasksDone)}
        detail={total === null ? '' : `of ${formatCount(total)}`}
        tip={`${formatCount(view.tasksFailed)} of them failed.`}
      />
      <Tile
        label="Rate"
        value={formatRate(view.ratePerS)}
        detail=""
        tip="Tasks that ended in a second, over the last five seconds."
      />
    </>
  );
}

function TaskTiles({ view }: { readonly view: LiveView }) {
  return (
    <>
      <DoneTiles view={view} total={view.tasksTotal} />
      <Tile
        label="Time left"
        value={formatEstimate(view.remainingMs)}
        detail=""
        tip="An estimate from the speed so far."
      />
    </>
  );
}

interface TileProps {
  readonly label: string;
  readonly value: ReactNode;
  readonly detail: string;
  readonly tip: string;
}

function Tile({ label, value, detail, tip }: TileProps) {
  return (
    <div className="tile" data-tip={tip}>
      <dt>{label}</dt>
      <dd>
        <span className="tile-value">{value}</span> <span className="tile-detail">{detail}</span>
      </dd>
    </div>
  );
}
