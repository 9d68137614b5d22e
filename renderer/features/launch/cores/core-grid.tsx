import { useApp } from '../../shell/app-context.ts';
import { withCoreToggled } from './core-choice.ts';

interface CoreGridProps {
  /** Of the message about what is wrong. */
  readonly errorId: string;
  /** Ticked ones. */
  readonly list: readonly number[];
  readonly error: string | undefined;
  readonly onChange: (list: readonly number[]) => void;
}

/** A box for each core that Corelane may use. */
export function CoreGrid({ errorId, list, error, onChange }: CoreGridProps) {
  const { allowedCores } = useApp().facts.machine;
  const widest = allowedCores.at(-1) ?? 0;
  return (
    <fieldset className="core-grid-field" aria-describedby={errorId}>
      <legend className="visually-hidden">Cores that the run may use</legend>
      <div className={widest >= 100 ? 'core-grid core-grid-wide' : 'core-grid'}>
        {allowedCores.map((core) => (
          <label key={core} className="core-box">
            <input
              type="checkbox"
              aria-label={`Core ${core}`}
              checked={list.includes(core)}
              onChange={() => onChange(withCoreToggled(list, core))}
            />
            <span>{core}</span>
          </label>
        ))}
      </div>
      {allowedCores.length > 4 && (
        <div className="core-grid-actions">
          <button type="button" className="link-button" onClick={() => onChange(allowedCores)}>
            All
          </button>
          <button type="button" className="link-button" onClick={() => onChange([])}>
            None
          </button>
          <button
            type="button"
            className="link-button"
            onClick={() => onChange(allowedCores.filter((core) => !list.includes(core)))}
          >
            The others
          </button>
        </div>
      )}
      <p id={errorId} className="field-error" role="alert">
        {error}
      </p>
    </fieldset>
  );
}
