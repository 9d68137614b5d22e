import type { RoleWords } from '../../format/part-words.ts';
import { formatCount } from '../../format/quantity.ts';
import { type OtherThreadsTrack, workerValue } from '../../stores/track/run-track.ts';
import type { GroupHeading, Lane } from './lanes.ts';

/** Lower lanes have room for one line. */
const TWO_LINES_PX = 32;

interface LaneLabelProps {
  readonly lane: Lane;
  /** Of the run; −1: nothing was sampled then. */
  readonly tick: number;
  readonly heightPx: number;
  readonly onToggle: (heading: GroupHeading) => void;
}

/** Who a lane is: a worker by its name, other threads with their number, a group as what opens it. */
export function LaneLabel({ lane, tick, heightPx, onToggle }: LaneLabelProps) {
  const { label, heading, threads, role } = lane;
  const hasNote = heightPx >= TWO_LINES_PX;
  if (heading !== undefined) {
    return (
      <button
        type="button"
        className="timeline-label timeline-heading"
        aria-expanded={heading.isExpanded}
        data-tip={`${label}: ${heading.contents}. Its cores are those of all its threads, its states those of its workers.`}
        onClick={() => onToggle(heading)}
      >
        <LabelLines label={label} note={hasNote ? heading.contents : null} />
      </button>
    );
  }
  if (threads === undefined || role === undefined) {
    return (
      <span className="timeline-label" data-tip={label}>
        {label}
      </span>
    );
  }
  const note = threadsNote(threads, role, tick);
  return (
    <span className="timeline-label" data-tip={threadsTip(threads, role, tick)}>
      <LabelLines label={hasNote ? label : `${label} ${note}`} note={hasNote ? note : null} />
    </span>
  );
}

function LabelLines({ label, note }: { readonly label: string; readonly note: string | null }) {
  return (
    <>
      <span className="timeline-label-name">{label}</span>
      {note !== null && <span className="timeline-label-note">{note}</span>}
    </>
  );
}

/** `×4 · runtime`; without a number where there were none at the moment. */
function threadsNote(row: OtherThreadsTrack, { word }: RoleWords, tick: number): string {
  const count = workerValue(row, row.threads, tick);
  return count > 0 ? `×${formatCount(count)} · ${word}` : word;
}

function threadsTip(row: OtherThreadsTrack, { whose }: RoleWords, tick: number): string {
  const count = workerValue(row, row.threads, tick);
  const number = count > 0 ? `${formatCount(count)} threads` : 'threads';
  const where = row.pid === null ? 'several processes' : `process ${row.pid}`;
  return `${row.name}: ${number} ${whose} in ${where}. States are shares of their time together.`;
}
