import { useEffect, useState } from 'react';

import type { Approval } from '../../../contract/ipc.ts';
import type { Failure } from '../../../contract/result.ts';
import { useApp } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';

const WHAT: Readonly<Record<Approval['kind'], string>> = {
  executable: 'Program',
  folder: 'Folder',
  command: 'Command',
};

/** What a file named or the user ran, and they allowed; each can be taken back. */
export function Approvals() {
  const { bridge } = useApp();
  const [approvals, setApprovals] = useState<readonly Approval[]>([]);
  const [error, setError] = useState<Failure | null>(null);
  useEffect(() => {
    let isGone = false;
    void bridge.request('approval:list', null).then((answer) => {
      if (isGone) return;
      if (answer.ok) setApprovals(answer.value);
      else setError(answer.error);
    });
    return () => {
      isGone = true;
    };
  }, [bridge]);
  const handleRevoke = async (id: string) => {
    const answer = await bridge.request('approval:revoke', id);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) setApprovals((shown) => shown.filter((approval) => approval.id !== id));
  };
  if (approvals.length === 0 && error === null) return null;
  return (
    <div className="field" role="group" aria-labelledby="approvals-title">
      <p id="approvals-title" className="group-label">
        Allowed to run or read
      </p>
      <ul className="run-hosts">
        {approvals.map((approval) => (
          <ApprovalItem
            key={approval.id}
            approval={approval}
            onRevoke={() => void handleRevoke(approval.id)}
          />
        ))}
      </ul>
      <p className="field-help">
        Your own commands, and what experiment files or imported items named. A command that is
        changed, or a named program that changes, is asked about again.
      </p>
      <p className="field-error" role="alert">
        {error?.message}
      </p>
    </div>
  );
}

interface ApprovalItemProps {
  readonly approval: Approval;
  readonly onRevoke: () => void;
}

function ApprovalItem({ approval: { kind, path }, onRevoke }: ApprovalItemProps) {
  return (
    <li>
      <div>
        <p>{WHAT[kind]}</p>
        <p className="path">{path}</p>
      </div>
      <button
        type="button"
        className="icon-button"
        aria-label={`No longer allow ${path}`}
        data-tip="Ask again at its next use"
        onClick={onRevoke}
      >
        <Icon name="close" />
      </button>
    </li>
  );
}
