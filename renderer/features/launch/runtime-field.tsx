import type { Runtime, RuntimeKind } from '../../../contract/runtime.ts';
import { kindName } from '../../../contract/runtime-title.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { MissingInterpreters } from './missing-interpreters.tsx';
import { featuresText, runtimeLabel } from './runtime-label.ts';
import { useLaunch } from './use-launch.ts';

const KINDS: readonly RuntimeKind[] = ['python', 'node', 'other'];

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
      <MissingInterpreters found={found} />
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
        <KindOptions
          key={kind}
          kind={kind}
          runtimes={found?.filter((candidate) => candidate.kind === kind) ?? null}
        />
      ))}
    </select>
  );
}

interface KindOptionsProps {
  readonly kind: RuntimeKind;
  /** `null`: not yet searched for. */
  readonly runtimes: readonly Runtime[] | null;
}

function KindOptions({ kind, runtimes }: KindOptionsProps) {
  if (runtimes === null) return null;
  if (runtimes.length === 0) return kind === 'other' ? null : <NoneOfKind kind={kind} />;
  return (
    <optgroup label={kind === 'other' ? 'Run hosts' : kindName(kind)}>
      {runtimes.map((runtime) => (
        <option key={runtime.id} value={runtime.id} disabled={!runtime.usable}>
          {runtimeLabel(runtime)}
        </option>
      ))}
    </optgroup>
  );
}

/** Stands in the list as what can't be chosen, so that nobody looks for it in vain. */
function NoneOfKind({ kind }: { readonly kind: RuntimeKind }) {
  return (
    <optgroup label={kindName(kind)}>
      <option disabled>None found on this machine</option>
    </optgroup>
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
