import type { StartMethod } from '../../../contract/runtime.ts';
import { startMethodsFor } from './check-launch.ts';
import { useLaunch } from './use-launch.ts';

const HELP: Readonly<Record<StartMethod, string>> = {
  fork: 'Copies the host process: quick to start, memory is shared at first.',
  spawn: 'Starts a fresh interpreter for each worker: slow to start, nothing is shared.',
  forkserver: 'Copies a small server process that was started for this.',
};

/** How Python starts its worker processes; only where that is a choice. */
export function StartMethodField() {
  const { store, draft, runtime } = useLaunch();
  const methods = startMethodsFor(draft, runtime);
  const defaultMethod = methods[0];
  if (defaultMethod === undefined) return null;
  const chosen = methods.find((method) => method === draft.startMethod);
  const help = HELP[chosen ?? defaultMethod];
  return (
    <div className="row-field">
      <label htmlFor="start-method" data-tip={help}>
        Start method
      </label>
      <select
        id="start-method"
        value={chosen ?? ''}
        aria-describedby="start-method-help"
        onChange={(event) =>
          store.change({
            startMethod: methods.find((method) => method === event.target.value) ?? null,
          })
        }
      >
        <option value="">Default ({defaultMethod})</option>
        {methods.map((method) => (
          <option key={method} value={method}>
            {method}
          </option>
        ))}
      </select>
      <p id="start-method-help" className="visually-hidden">
        {help}
      </p>
    </div>
  );
}
