import type { HistoryEntry } from '../../../contract/history.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { formatDuration } from '../../format/duration.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount } from '../../format/quantity.ts';
import { formatWhen } from '../../format/when.ts';
import { StateChip } from '../live/state-chip.tsx';
import { useApp } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { entryText, entryTitle } from './entry-text.ts';

/** More would leave no room for the title. */
const MAX_TAGS = 2;

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly index: number;
  readonly isActive: boolean;
  readonly isChosen: boolean;
}

/** One run or experiment. What is pressed in it, the grid finds out by `data-part`. */
export function HistoryRow({ entry, index, isActive, isChosen }: HistoryRowProps) {
  const { catalogue } = useApp().facts;
  const title = entryTitle(entry, catalogue);
  return (
    <div
      role="row"
      id={rowId(index)}
      className={isActive ? 'history-row history-row-active' : 'history-row'}
      aria-rowindex={index + 2}
      aria-selected={isChosen}
      data-index={index}
      data-kind={entry.kind}
      data-state={entry.state}
    >
      <span role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          aria-label={`Choose ${title}`}
          data-part="choose"
          checked={isChosen}
          readOnly
        />
      </span>
      <span role="gridcell">
        <button
          type="button"
          tabIndex={-1}
          className={entry.starred ? 'icon-button star star-on' : 'icon-button star'}
          aria-label={entry.starred ? `Take the star from ${title}` : `Star ${title}`}
          aria-pressed={entry.starred}
          data-part="star"
        >
          <Icon name="star" />
        </button>
      </span>
      <span role="gridcell" className="history-what">
        <span className="history-title">
          {entry.kind === 'experiment' && <span className="kind-chip">Experiment</span>}
          <span className="history-name">{title}</span>
          <Tags tags={entry.tags} />
        </span>
        <span className="history-detail">{entryText(entry, catalogue)}</span>
      </span>
      <span role="gridcell" className="history-when">
        {formatWhen(entry.startedAt)}
        <span className="history-detail" data-tip={entry.machine}>
          {entry.imported && 'Imported · '}
          {entry.machine}
        </span>
      </span>
      <span role="gridcell">
        <StateChip state={entry.state} isAnnounced={false} />
      </span>
      <span role="gridcell" className="numeric">
        {amountText(entry)}
      </span>
      <span role="gridcell" className="history-verdict">
        {entry.verdict === null ? (
          <span className="missing">{MISSING}</span>
        ) : (
          verdictName(entry.verdict)
        )}
      </span>
    </div>
  );
}

/** The first ones: the details show them all. */
function Tags({ tags }: Pick<HistoryEntry, 'tags'>) {
  const more = tags.slice(MAX_TAGS);
  return (
    <>
      {tags.slice(0, MAX_TAGS).map((tag) => (
        <span key={tag} className="tag">
          {tag}
        </span>
      ))}
      {more.length > 0 && (
        <span className="tag-more" data-tip={more.join(', ')}>
          +{more.length}
        </span>
      )}
    </>
  );
}

/** A place whose entry is still being read. */
export function UnreadRow({ index }: { readonly index: number }) {
  return (
    <div role="row" className="history-row" aria-rowindex={index + 2} aria-busy="true">
      <span role="gridcell" className="history-unread">
        <span className="visually-hidden">Reading…</span>
      </span>
    </div>
  );
}

export function rowId(index: number): string {
  return `history-row-${index}`;
}

function amountText({ kind, runs, wallMs }: HistoryEntry): string {
  if (kind === 'run') return formatDuration(wallMs);
  return `${formatCount(runs)} ${runs === 1 ? 'run' : 'runs'}`;
}
