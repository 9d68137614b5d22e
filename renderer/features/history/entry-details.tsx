import type { HistoryEntry } from '../../../contract/history.ts';
import { verdictName } from '../../../contract/verdict-name.ts';
import { formatDuration } from '../../format/duration.ts';
import { formatCount } from '../../format/quantity.ts';
import { formatWhen } from '../../format/when.ts';
import { keyOf } from '../../stores/history-rows.ts';
import { StateChip } from '../live/state-chip.tsx';
import { useApp, useReadable } from '../shell/app-context.ts';
import { entryText, entryTitle } from './entry-text.ts';
import { changeEntry } from './history-actions.ts';
import { TagField } from './tag-field.tsx';
import { TextField } from './text-field.tsx';

/** The entry that the keys act on: what it is, and what can be written to it. */
export function EntryDetails() {
  const model = useApp();
  const { rows, active } = useReadable(model.history.view);
  const entry = rows?.[active] ?? null;
  if (entry === null) return <aside className="entry-details" aria-label="Details" />;
  const key = keyOf(entry);
  return (
    <aside className="entry-details" aria-label="Details">
      <TextField
        key={`title ${key} ${entry.title}`}
        id="entry-title"
        label="Title"
        text={entry.title}
        placeholder={entryTitle(entry, model.facts.catalogue)}
        lines={1}
        onChange={(title) => void changeEntry(model, entry, { title })}
      />
      <TagField
        key={`tags ${key}`}
        tags={entry.tags}
        onChange={(tags) => void changeEntry(model, entry, { tags })}
      />
      <TextField
        key={`note ${key} ${entry.note}`}
        id="entry-note"
        label="Note"
        text={entry.note}
        placeholder="What this was for, what came of it"
        lines={5}
        onChange={(note) => void changeEntry(model, entry, { note })}
      />
      <Facts entry={entry} />
    </aside>
  );
}

function Facts({ entry }: { readonly entry: HistoryEntry }) {
  const { catalogue } = useApp().facts;
  const isExperiment = entry.kind === 'experiment';
  return (
    <dl className="entry-facts">
      <Fact label="Kind" value={isExperiment ? 'Experiment' : 'Run'} />
      <Fact label="What" value={entryText({ ...entry, title: ' ' }, catalogue)} />
      <Fact label="Started" value={formatWhen(entry.startedAt)} />
      <div>
        <dt>State</dt>
        <dd>
          <StateChip state={entry.state} isAnnounced={false} />
        </dd>
      </div>
      {isExperiment ? (
        <Fact label="Runs that count" value={formatCount(entry.runs)} />
      ) : (
        <Fact label="Work" value={formatDuration(entry.wallMs)} />
      )}
      {entry.verdict !== null && <Fact label="Verdict" value={verdictName(entry.verdict)} />}
      <Fact label="Machine" value={entry.machine} />
      {entry.imported && <Fact label="Origin" value="Imported from a file" />}
    </dl>
  );
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
