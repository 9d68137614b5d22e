import { useApp } from '../../shell/app-context.ts';
import { useLaunch } from '../use-launch.ts';
import { withCoreToggled } from './core-choice.ts';

/** A box for each core that Corelane may use. */
export function CoreGrid({ error }: { readonly error: string | undefined }) {
  const { allowedCores } = useApp().facts.machine;
  const { store, draft } = useLaunch();
  const { cores } = draft;
  const widest = allowedCores.at(-1) ?? 0;
  const setList = (list: readonly number[]) => store.change({ cores: { ...cores, list } });
  return (
    <fieldset className="core-grid-field" aria-describedby="core-grid-error">
      <legend className="visually-hidden">Cores that the run may use</legend>
      <div className={widest >= 100 ? 'core-grid core-grid-wide' : 'core-grid'}>
        {allowedCores.map((core) => (
          <label key={core} className="core-box">
            <input
              type="checkbox"
              aria-label={`Core ${core}`}
              checked={cores.list.includes(core)}
              onChange={() => setList(withCoreToggled(cores.list, core))}
            />
            <span>{core}</span>
          </label>
        ))}
      </div>
      {allowedCores.length > 4 && (
        <div className="core-grid-actions">
          <button type="button" className="link-button" onClick={() => setList(allowedCores)}>
            All
          </button>
          <button type="button" className="link-button" onClick={() => setList([])}>
            None
          </button>
          <button
            type="button"
            className="link-button"
            onClick={() => setList(allowedCores.filter((core) => !cores.list.includes(core)))}
          >
            The others
          </button>
        </div>
      )}
      <p id="core-grid-error" className="field-error" role="alert">
        {error}
      </p>
    </fieldset>
  );
}
