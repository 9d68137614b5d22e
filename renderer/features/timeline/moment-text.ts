import { type CoreScale, coreUseText, formatCoreUse } from '../../format/core-use.ts';
import { formatCount } from '../../format/quantity.ts';
import { workerValue } from '../../stores/track/run-track.ts';
import { formatMoment } from './format-moment.ts';
import type { Lane } from './lanes.ts';
import type { Timeline } from './use-timeline.ts';

/** Of more workers nobody would listen to the end: the table of a pinned moment has them all. */
const MOST_TOLD = 4;

/**
 * What is heard of a moment: the cores used, then what each worker did.
 * @param tick at the moment; −1: nothing was sampled then
 * @param cursorS `null`: no moment was chosen
 */
export function momentText(
  { track, workers, frame }: Pick<Timeline, 'track' | 'workers' | 'frame'>,
  tick: number,
  cursorS: number | null,
  isPinned: boolean,
  scale: CoreScale,
): string {
  if (cursorS === null) return 'No moment chosen';
  const [startS, endS] = frame.shown;
  const at = `${formatMoment(cursorS, endS - startS)} s${isPinned ? ', pinned' : ''}`;
  const coresUsed = track?.figures['run.total.coresUsed'][tick];
  if (coresUsed === undefined) return `${at}: no sample`;
  const tasks = track?.figures['run.tasksDone'][tick];
  const told = workers.length > MOST_TOLD ? [] : workers.map((lane) => laneText(lane, tick, scale));
  return [
    `${at}: ${coreUseText(coresUsed, scale)} used`,
    `${formatCount(tasks ?? null)} tasks ended`,
    ...told.filter((text) => text !== null),
  ].join(', ');
}

function laneText({ label, worker }: Lane, tick: number, scale: CoreScale): string | null {
  if (worker === null) return null;
  const cores = workerValue(worker, worker.coresUsed, tick);
  return Number.isNaN(cores) ? null : `${label} ${formatCoreUse(cores, scale)}`;
}
