import { useState } from 'react';

import type { Failure } from '../../../contract/result.ts';
import type { Runtime } from '../../../contract/runtime.ts';
import { runtimeTitle } from '../../../contract/runtime-title.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';

/** Run hosts of the user's own, in whatever language: adding and removing them. */
export function RunHosts() {
  const { bridge, settings, runtimes } = useApp();
  const { runHosts } = useReadable(settings.settings);
  const found = useReadable(runtimes.view).runtimes ?? [];
  const [isAdding, setIsAdding] = useState(false);
  const [error, setError] = useState<Failure | null>(null);
  const handleAdd = async () => {
    setIsAdding(true);
    setError(null);
    const answer = await bridge.request('run-host:add', null);
    setIsAdding(false);
    if (!answer.ok) setError(answer.error);
    else if (answer.value !== null) {
      const { executable } = answer.value;
      settings.learn({ runHosts: [...runHosts.filter((path) => path !== executable), executable] });
    }
  };
  const handleRemove = async (path: string) => {
    const answer = await bridge.request('run-host:remove', path);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) settings.learn({ runHosts: runHosts.filter((other) => other !== path) });
  };
  return (
    <div className="field" role="group" aria-labelledby="run-hosts-title">
      <p id="run-hosts-title" className="group-label">
        Run hosts of your own
      </p>
      {runHosts.length > 0 && (
        <ul className="run-hosts">
          {runHosts.map((path) => (
            <RunHostItem
              key={path}
              path={path}
              runtime={found.find(({ executable }) => executable === path)}
              onRemove={() => void handleRemove(path)}
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        className="button"
        aria-describedby="run-hosts-help"
        aria-busy={isAdding}
        disabled={isAdding}
        onClick={() => void handleAdd()}
      >
        {isAdding ? 'Checking…' : 'Add a run host…'}
      </button>
      <p id="run-hosts-help" className="field-help">
        Any program that speaks Corelane’s run-host protocol. It is asked what it can do before it
        is listed under Runtime.
      </p>
      <p className="field-error" role="alert">
        {error?.message}
      </p>
    </div>
  );
}

interface RunHostItemProps {
  readonly path: string;
  readonly runtime: Runtime | undefined;
  readonly onRemove: () => void;
}

function RunHostItem({ path, runtime, onRemove }: RunHostItemProps) {
  return (
    <li>
      <div>
        {runtime?.usable === true && <p>{runtimeTitle(runtime)}</p>}
        <p className="path">{path}</p>
        {runtime?.usable === false && <p className="field-error">{runtime.reason}</p>}
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={`Remove ${path}`}
        data-tip="Remove from the list; the file stays"
        onClick={onRemove}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
