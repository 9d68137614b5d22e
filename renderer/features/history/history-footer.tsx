import type { HistoryFacts, Retention } from '../../../contract/history.ts';
import { formatBytes } from '../../format/bytes.ts';
import { formatCount } from '../../format/quantity.ts';
import { useApp, useReadable } from '../shell/app-context.ts';

const MIB = 1024 ** 2;

const DAYS = [30, 90, 180, 365] as const;
const SIZES = [256 * MIB, 1024 * MIB, 5 * 1024 * MIB] as const;

/** Where the history lies, how large it is, and how long it keeps what is in it. */
export function HistoryFooter() {
  const { history } = useApp();
  const { facts } = useReadable(history.view);
  return (
    <footer className="history-footer">
      {facts !== null && (
        <p className="history-facts">
          <span>
            {formatCount(facts.runs)} {facts.runs === 1 ? 'run' : 'runs'},{' '}
            {formatCount(facts.experiments)}{' '}
            {facts.experiments === 1 ? 'experiment' : 'experiments'}
          </span>
          <span>{sizeText(facts)}</span>
          <span className={facts.path === null ? 'history-unsaved' : 'path'}>
            {facts.path ?? 'in memory only: it is gone when Corelane ends'}
          </span>
        </p>
      )}
      <RetentionFields />
    </footer>
  );
}

function sizeText({ sizeBytes, outputBytes }: HistoryFacts): string {
  const all = formatBytes(sizeBytes);
  return outputBytes === 0 ? all : `${all}, of it ${formatBytes(outputBytes)} output of programs`;
}

function RetentionFields() {
  const { settings } = useApp();
  const { retention } = useReadable(settings.settings);
  const change = (patch: Partial<Retention>) =>
    settings.update({ retention: { ...retention, ...patch } });
  return (
    <div
      className="retention"
      role="group"
      aria-label="Retention"
      data-tip="What is older, or more, is deleted: the samples and the output of the oldest runs first. Starred and tagged items stay."
    >
      <label htmlFor="retention-days">Keep</label>
      <BoundSelect
        id="retention-days"
        value={retention.days}
        choices={DAYS}
        none="for ever"
        textOf={(days) => (days === 365 ? 'for a year' : `for ${days} days`)}
        onChange={(days) => change({ days })}
      />
      <label htmlFor="retention-size">at most</label>
      <BoundSelect
        id="retention-size"
        value={retention.maxBytes}
        choices={SIZES}
        none="any size"
        textOf={formatBytes}
        onChange={(maxBytes) => change({ maxBytes })}
      />
    </div>
  );
}

interface BoundSelectProps {
  readonly id: string;
  readonly value: number | null;
  readonly choices: readonly number[];
  readonly none: string;
  readonly textOf: (choice: number) => string;
  readonly onChange: (value: number | null) => void;
}

/** A bound or none; one that was set elsewhere is among the choices. */
function BoundSelect({ id, value, choices, none, textOf, onChange }: BoundSelectProps) {
  const all = [...new Set(value === null ? choices : [...choices, value])].sort((a, b) => a - b);
  return (
    <select
      id={id}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
    >
      <option value="">{none}</option>
      {all.map((choice) => (
        <option key={choice} value={choice}>
          {textOf(choice)}
        </option>
      ))}
    </select>
  );
}
