import { coreWords } from '../../../contract/core-words.ts';
import { useCoreScale } from '../../charts/core-scale.ts';
import type { TimeViewStore } from '../../stores/time-view-store.ts';
import { useReadable } from '../shell/app-context.ts';
import { formatMoment } from './format-moment.ts';
import type { TimeFrame } from './time-control.ts';

interface FigureHeadsProps {
  readonly time: TimeViewStore;
  readonly frame: TimeFrame;
  readonly hasTasks: boolean;
}

/** What the figures beside the lanes are of, and the way to let go of a pinned moment. */
export function FigureHeads({ time, frame, hasTasks }: FigureHeadsProps) {
  const { cursorS, isPinned } = useReadable(time.view);
  const { short, title } = coreWords(useCoreScale().convention);
  return (
    <div className="timeline-figures timeline-figure-heads">
      <span className="timeline-figures-when">
        {isPinned && cursorS !== null ? (
          <PinnedMoment time={time} text={momentOf(frame, cursorS)} />
        ) : cursorS === null ? (
          'newest'
        ) : (
          `at ${momentOf(frame, cursorS)}`
        )}
      </span>
      <span data-tip={`${title}: CPU seconds per second.`}>{short}</span>
      <span data-tip="Resident memory. Threads share that of their process.">memory</span>
      {hasTasks && <span data-tip="Tasks ended so far.">tasks</span>}
    </div>
  );
}

function momentOf({ shown: [startS, endS] }: TimeFrame, atS: number): string {
  return `${formatMoment(atS, endS - startS)} s`;
}

function PinnedMoment({ time, text }: { readonly time: TimeViewStore; readonly text: string }) {
  return (
    <button
      type="button"
      className="timeline-pinned"
      data-tip="Follow the pointer again (Esc)"
      onClick={() => time.unpin()}
    >
      Pinned at {text}
      <span aria-hidden="true"> ×</span>
      <span className="visually-hidden">: let go</span>
    </button>
  );
}
