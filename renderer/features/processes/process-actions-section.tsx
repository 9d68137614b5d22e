import { useId, useState } from 'react';

import type { ProcessAction } from '../../../contract/processes.ts';
import { formatCount } from '../../format/quantity.ts';
import type { ProcessRow } from '../../stores/processes/process-row.ts';
import { isSuspended } from '../../stores/processes/process-states.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { PrioritySelect } from './priority-select.tsx';
import { actOnSelected } from './process-actions.ts';

interface RowProps {
  readonly row: ProcessRow;
}

/** What can be done to the selected process, or why nothing can. Further actions have their place here. */
export function ProcessActions({ row }: RowProps) {
  const reason = useNoActionReason();
  if (reason === undefined) return <div className="process-actions" aria-busy="true" />;
  if (reason !== null) return <p className="process-no-action">{reason}</p>;
  return (
    <div className="process-actions" role="group" aria-label="Actions">
      <Signals row={row} />
      <PrioritySelect row={row} />
    </div>
  );
}

/** In a sentence; `null`: something can be done; `undefined`: not known yet. */
function useNoActionReason(): string | null | undefined {
  const { processes, settings } = useApp();
  const { looksOnly } = useReadable(settings.settings);
  const { detail } = useReadable(processes.detail.view);
  if (looksOnly) return 'Processes can only be looked at: that is what the settings say.';
  return detail?.noActionReason;
}

interface Button {
  readonly action: ProcessAction;
  readonly label: string;
  readonly tip: string;
  readonly keys?: string;
}

const SUSPEND: Button = {
  action: 'suspend',
  label: 'Suspend',
  tip: 'It stands still until it is resumed (S)',
  keys: 's',
};

const RESUME: Button = {
  action: 'resume',
  label: 'Resume',
  tip: 'It goes on where it stood (S)',
  keys: 's',
};

const ENDINGS: readonly Button[] = [
  { action: 'stop', label: 'Stop', tip: 'As Ctrl+C in a terminal: SIGINT' },
  {
    action: 'terminate',
    label: 'Terminate',
    tip: 'Asks it to end: SIGTERM (Delete)',
    keys: 'Delete',
  },
  {
    action: 'kill',
    label: 'Kill',
    tip: 'Ends it at once; it can’t save anything: SIGKILL (Shift+Delete)',
    keys: 'Shift+Delete',
  },
];

function Signals({ row }: RowProps) {
  const model = useApp();
  const { forest } = useReadable(model.processes.view);
  const [withChildren, setWithChildren] = useState(false);
  const id = useId();
  const below = (forest.nodes.get(row.pid)?.total.processes ?? 1) - 1;
  const isForAll = withChildren && below > 0;
  const first = isSuspended(row.state) && !isForAll ? [RESUME] : [SUSPEND];
  const buttons = [...(isForAll ? [SUSPEND, RESUME] : first), ...ENDINGS];
  return (
    <>
      <div className="process-buttons">
        {buttons.map(({ action, label, tip, keys }) => (
          <button
            key={action}
            type="button"
            className={action === 'kill' ? 'button button-stop' : 'button'}
            aria-label={isForAll ? `${label} with its children` : label}
            aria-keyshortcuts={isForAll ? undefined : keys}
            data-tip={tip}
            onClick={() => void actOnSelected(model, action, isForAll)}
          >
            {label}
          </button>
        ))}
      </div>
      {below > 0 && (
        <label className="check" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            checked={withChildren}
            onChange={() => setWithChildren(!withChildren)}
          />
          With its {formatCount(below)} {below === 1 ? 'child' : 'children'}
        </label>
      )}
    </>
  );
}
