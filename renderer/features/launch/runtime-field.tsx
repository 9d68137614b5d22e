import type { Runtime, RuntimeKind, UsableRuntime } from '../../../contract/runtime.ts';
import { runtimeKindName } from '../../format/names.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { useLaunch } from './use-launch.ts';

const KINDS: readonly RuntimeKind[] = ['python', 'node'];

/** The interpreter to run on. Those that can't be used stay listed, with the reason. */
export function RuntimeField() {
  const { runtimes } = useApp();
  const { runtimes: found, isSearching, error } = useReadable(runtimes.view);
  return (
    <div className="field">
      <label htmlFor="runtime">Runtime</label>
      <div className="input-with-button">
        <RuntimeSelect found={found} />
        <button
          type="button"
          className="button button-square"
          aria-label="Search again"
          data-tip="Search this machine for interpreters again"
          aria-busy={isSearching}
          disabled={isSearching}
          onClick={() => void runtimes.refresh()}
        >
          <Icon name="refresh" />
        </button>
      </div>
      <RuntimeHelp found={found} />
      <p className="field-error" role="alert">
        {error?.message}
      </p>
      <UnusableList found={found ?? []} />
    </div>
  );
}

function RuntimeSelect({ found }: { readonly found: readonly Runtime[] | null }) {
  const { store, runtime } = useLaunch();
  const handleChange = (id: string) => {
    const choice = found?.find((candidate) => candidate.id === id);
    if (choice !== undefined) store.chooseRuntime(choice);
  };
  return (
    <select
      id="runtime"
      value={runtime?.id ?? ''}
      aria-describedby="runtime-help"
      disabled={found === null || runtime === null}
      onChange={(event) => handleChange(event.target.value)}
    >
      {runtime === null && (
        <option value="">{found === null ? 'Searching…' : 'None that can be used'}</option>
      )}
      {KINDS.map((kind) => (
        <optgroup key={kind} label={runtimeKindName(kind)}>
          {found
            ?.filter((candidate) => candidate.kind === kind)
            .map((candidate) => (
              <option key={candidate.id} value={candidate.id} disabled={!candidate.usable}>
                {optionText(candidate)}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  );
}

function RuntimeHelp({ found }: { readonly found: readonly Runtime[] | null }) {
  const { runtime } = useLaunch();
  if (found === null) {
    return (
      <p id="runtime-help" className="field-help" role="status">
        Looking for Python and Node.js on this machine…
      </p>
    );
  }
  if (runtime === null) {
    return (
      <p id="runtime-help" className="field-error" role="alert">
        No usable interpreter was found. Install Python 3.9 or Node.js 18 (or newer), then search
        again with the button beside the list.
      </p>
    );
  }
  return (
    <p id="runtime-help" className="field-help">
      {featuresText(runtime)}
      <span className="path">{runtime.executable}</span>
    </p>
  );
}

function UnusableList({ found }: { readonly found: readonly Runtime[] }) {
  const unusable = found.filter((runtime) => !runtime.usable);
  if (unusable.length === 0) return null;
  return (
    <details className="unusable" open={unusable.length === found.length}>
      <summary>{unusable.length} found that can’t be used</summary>
      <ul>
        {unusable.map((runtime) => (
          <li key={runtime.id}>
            <span className="path">{runtime.executable}</span>
            {runtime.reason}
          </li>
        ))}
      </ul>
    </details>
  );
}

function optionText(runtime: Runtime): string {
  const name = runtimeKindName(runtime.kind);
  if (!runtime.usable) return `${name} ${runtime.version ?? ''} – ${runtime.reason}`;
  const implementation =
    runtime.implementation === 'CPython' || runtime.kind === 'node' ? '' : runtime.implementation;
  const note = runtime.virtualEnvironment
    ? `venv ${lastPathPart(runtime.prefix)}`
    : runtime.origin === 'path'
      ? ''
      : runtime.origin;
  return [`${name} ${runtime.version}`, implementation, note].filter(Boolean).join(' · ');
}

/** What tells interpreters of one version apart; empty for Node, which has no such differences. */
function featuresText({ kind, implementation, features }: UsableRuntime): string {
  if (kind === 'node') return '';
  const { gilEnabled, freeThreadedBuild } = features;
  const gil = gilEnabled === null ? null : gilEnabled ? 'GIL on' : 'GIL off';
  const build = freeThreadedBuild === true ? 'free-threaded build' : null;
  return [implementation, build, gil].filter((part) => part !== null).join(' · ');
}

function lastPathPart(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
