import type { ReactNode } from 'react';

import { formatBytes } from '../../format/bytes.ts';
import { formatEstimate } from '../../format/duration.ts';
import { formatCoreCount, formatCores, formatCount, formatRate } from '../../format/quantity.ts';
import { formatShare } from '../../format/quantity.ts';
import { headerOf } from '../../stores/run-view.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { coresOfRun } from './possible-cores.ts';

/** The numbers of this moment. */
export function NumberTiles() {
  const { live, facts } = useApp();
  const view = useReadable(live.view);
  const confinedTo = headerOf(view.state)?.request.cores ?? null;
  const effectiveCores = coresOfRun(facts.machine.effectiveCores, confinedTo);
  return (
    <dl className="tiles" aria-label="Now">
      <Tile
        label="Cores used now"
        value={formatCores(view.coresUsed)}
        detail={`of ${formatCoreCount(effectiveCores)}`}
        tip="CPU seconds per second of the run’s processes, over the last half second."
      />
      <Tile
        label="Tasks done"
        value={formatCount(view.tasksDone)}
        detail={view.tasksTotal === null ? '' : `of ${formatCount(view.tasksTotal)}`}
        tip={`${formatCount(view.tasksFailed)} of them failed.`}
      />
      <Tile
        label="Rate"
        value={formatRate(view.ratePerS)}
        detail=""
        tip="Tasks that ended in a second, over the last five seconds."
      />
      <Tile
        label="Time left"
        value={formatEstimate(view.remainingMs)}
        detail=""
        tip="An estimate from the speed so far."
      />
      <Tile
        label="Memory"
        value={formatBytes(view.rssBytes)}
        detail={`PSS ${formatBytes(view.pssBytes)}`}
        tip="Large: resident memory summed over the run’s processes; pages they share count in each. PSS divides shared pages by their users; it is read less often."
      />
      <Tile
        label="Corelane itself"
        value={formatShare(view.monitorCoresUsed)}
        detail={`of one core, ${formatBytes(view.monitorRssBytes)}`}
        tip="What watching costs: all processes of this application together."
      />
    </dl>
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
