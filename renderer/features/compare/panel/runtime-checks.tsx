import type { Runtime } from '../../../../contract/runtime.ts';
import { MissingInterpreters } from '../../launch/missing-interpreters.tsx';
import { runtimeLabel } from '../../launch/runtime-label.ts';
import { useApp, useReadable } from '../../shell/app-context.ts';
import { useCompare } from '../use-compare.ts';

/** The interpreters to compare on. */
export function RuntimeChecks() {
  const { runtimes } = useApp();
  const { runtimes: found } = useReadable(runtimes.view);
  const { check } = useCompare();
  const usable = (found ?? []).filter((runtime) => runtime.usable);
  return (
    <fieldset className="field" aria-describedby="compare-runtimes-error">
      <legend>Runtimes</legend>
      <div className="check-list">
        {usable.map((runtime) => (
          <RuntimeCheck key={runtime.id} runtime={runtime} />
        ))}
      </div>
      {found === null && (
        <p className="field-help" role="status">
          Looking for Python and Node.js on this machine…
        </p>
      )}
      {found !== null && usable.length === 0 && (
        <p className="field-error" role="alert">
          No usable interpreter was found: the live view’s panel says why.
        </p>
      )}
      <MissingInterpreters found={found} />
      <p id="compare-runtimes-error" className="field-error" role="alert">
        {found === null || usable.length === 0 ? null : check.errors['runtimes']}
      </p>
    </fieldset>
  );
}

function RuntimeCheck({ runtime }: { readonly runtime: Runtime }) {
  const { store, runtimes: chosen } = useCompare();
  const ids = chosen.map(({ id }) => id);
  const isChosen = ids.includes(runtime.id);
  const handleChange = () =>
    store.change({
      runtimeIds: isChosen ? ids.filter((id) => id !== runtime.id) : [...ids, runtime.id],
    });
  return (
    <label className="check-row" data-tip={runtime.executable}>
      <input type="checkbox" checked={isChosen} onChange={handleChange} />
      <span>{runtimeLabel(runtime)}</span>
    </label>
  );
}
