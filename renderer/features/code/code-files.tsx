import { type KeyboardEvent, useState } from 'react';

import type { SourceFile } from '../../../contract/ipc.ts';
import { useApp } from '../shell/app-context.ts';
import { Icon } from '../shell/icon.tsx';
import { CodeListing } from './code-listing.tsx';

const ROLES: Readonly<Record<SourceFile['role'], string>> = {
  strategy: 'Strategy',
  worker: 'Worker',
  task: 'Task',
};

/** A tab for each file; the one to read first is in front. */
export function CodeFiles({ files }: { readonly files: readonly SourceFile[] }) {
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, files.length - 1);
  const file = files[index];
  if (file === undefined) return null;
  return (
    <>
      <div className="code-bar">
        <Tabs files={files} index={index} onChoose={setChosen} />
        <CopyButton file={file} />
      </div>
      <div
        id="code-panel"
        role="tabpanel"
        className="code-panel"
        aria-labelledby={`code-tab-${index}`}
      >
        <p className="path code-path">workloads/{file.path}</p>
        <CodeListing key={file.path} file={file} />
      </div>
    </>
  );
}

interface TabsProps {
  readonly files: readonly SourceFile[];
  readonly index: number;
  readonly onChoose: (index: number) => void;
}

/** Arrow keys go from tab to tab; Tab leaves them for the code. */
function Tabs({ files, index, onChoose }: TabsProps) {
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = targetTab(event.key, index, files.length);
    if (next === null) return;
    event.preventDefault();
    onChoose(next);
    const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role="tab"]');
    tabs?.[next]?.focus();
  };
  return (
    <div className="segmented" role="tablist" aria-label="Files">
      {files.map((file, place) => (
        <button
          key={file.path}
          id={`code-tab-${place}`}
          type="button"
          role="tab"
          className="segment"
          aria-selected={place === index}
          aria-controls="code-panel"
          tabIndex={place === index ? 0 : -1}
          data-tip={file.path}
          onClick={() => onChoose(place)}
          onKeyDown={handleKeyDown}
        >
          {tabLabel(file, files)}
        </button>
      ))}
    </div>
  );
}

/** Several files of one role are told apart by their names. */
function tabLabel(file: SourceFile, files: readonly SourceFile[]): string {
  const role = ROLES[file.role];
  const isOnly = files.filter((other) => other.role === file.role).length === 1;
  return isOnly ? role : `${role}: ${file.path.split('/').at(-1) ?? file.path}`;
}

function targetTab(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

function CopyButton({ file }: { readonly file: SourceFile }) {
  const { notices } = useApp();
  const [copiedPath, setCopiedPath] = useState<string | null>(null);
  const handleCopy = async () => {
    try {
      await navigator.clipboard.writeText(file.text);
      setCopiedPath(file.path);
    } catch {
      const message = 'The clipboard can’t be written to: select the code and copy it by hand.';
      notices.addProblem({ code: 'clipboard', message });
    }
  };
  const isCopied = copiedPath === file.path;
  return (
    <button type="button" className="button" onClick={() => void handleCopy()}>
      <Icon name={isCopied ? 'check' : 'copy'} />
      <span aria-live="polite">{isCopied ? 'Copied' : 'Copy file'}</span>
    </button>
  );
}
