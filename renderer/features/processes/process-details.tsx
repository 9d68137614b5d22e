import { useEffect } from 'react';

import { useCoreScale } from '../../charts/core-scale.ts';
import { formatBytes } from '../../format/bytes.ts';
import { coreUseText } from '../../format/core-use.ts';
import { MISSING } from '../../format/missing.ts';
import { formatCount } from '../../format/quantity.ts';
import { formatWhen } from '../../format/when.ts';
import type { ProcessRow } from '../../stores/processes/process-row.ts';
import { stateName } from '../../stores/processes/process-states.ts';
import { useApp, useReadable } from '../shell/app-context.ts';
import { ProcessActions } from './process-actions-section.tsx';
import { WatchButton } from './watch-button.tsx';

/** PSS has the kernel walk through all pages of the process: not with every reading. */
const READ_AGAIN_MS = 4500;

/** The selected process: what it is, what it uses, and what can be done to it. */
export function ProcessDetails() {
  const { processes } = useApp();
  const { selected, isSelectedGone } = useReadable(processes.view);
  useDetail(selected, isSelectedGone);
  if (selected === null) {
    return (
      <aside className="process-details" aria-label="Details">
        <p className="process-quiet">
          Select a process to see its command, memory and threads, and to act on it.
        </p>
      </aside>
    );
  }
  return (
    <aside className="process-details" aria-label="Details">
      <h2 className="process-title">
        {selected.name} <span className="process-quiet">{selected.pid}</span>
      </h2>
      {isSelectedGone && (
        <p className="process-gone" role="status">
          This process has ended. This is what was last seen of it.
        </p>
      )}
      <Command row={selected} />
      {!isSelectedGone && !selected.isOwn && !selected.isKernelThread && <WatchButton />}
      {!isSelectedGone && <ProcessActions key={selected.pid} row={selected} />}
      <Facts row={selected} />
    </aside>
  );
}

/** Reads what is read of the selected process alone: at once, then now and then. */
function useDetail(selected: ProcessRow | null, isGone: boolean): void {
  const { processes, settings } = useApp();
  const { looksOnly } = useReadable(settings.settings);
  const pid = selected?.pid ?? null;
  const startTicks = selected?.startTicks ?? null;
  useEffect(() => {
    if (pid === null || startTicks === null || isGone) return;
    const read = () => {
      if (!document.hidden) void processes.detail.read({ pid, startTicks });
    };
    read();
    const timer = setInterval(read, READ_AGAIN_MS);
    return () => clearInterval(timer);
    // What main allows changes with the setting.
  }, [processes, pid, startTicks, isGone, looksOnly]);
}

function Command({ row }: { readonly row: ProcessRow }) {
  const { command, isCommandCut } = row;
  if (command === null) return <p className="process-quiet">Its command can’t be read.</p>;
  if (command.length === 0) return <p className="process-quiet">It has no command line.</p>;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <div className="log process-whole-command" tabIndex={0} role="group" aria-label="Command line">
      {command.map((argument, index) => (
        <span key={`${index}-${argument}`} className="process-argument">
          {argument}{' '}
        </span>
      ))}
      {isCommandCut && <span className="process-quiet">… longer than 4 KB</span>}
    </div>
  );
}

function Facts({ row }: { readonly row: ProcessRow }) {
  const { processes } = useApp();
  const { detail } = useReadable(processes.detail.view);
  const { forest } = useReadable(processes.view);
  const scale = useCoreScale();
  const parent = forest.nodes.get(row.parentPid)?.row;
  const started = row.startedAtMs === null ? null : new Date(row.startedAtMs).toISOString();
  return (
    <dl className="entry-facts">
      <Fact label="State" value={`${row.state} (${stateName(row.state)})`} />
      <Fact label="User" value={row.user ?? MISSING} />
      <Fact
        label="Parent"
        value={parent === undefined ? String(row.parentPid) : `${parent.name} (${parent.pid})`}
      />
      <Fact label="Started" value={started === null ? MISSING : formatWhen(started)} />
      <Fact label="CPU" value={coreUseText(row.coresUsed, scale)} />
      <Fact label="Threads" value={formatCount(row.threads)} />
      <Fact label="RSS" value={formatBytes(row.rssBytes)} />
      <Fact label="PSS" value={readable(detail && formatBytes(detail.pssBytes))} />
      <Fact label="USS" value={readable(detail && formatBytes(detail.ussBytes))} />
      <Fact label="Read" value={ioText(row, row.readBytesPerS)} />
      <Fact label="Written" value={ioText(row, row.writtenBytesPerS)} />
      <Fact label="Directory" value={readable(detail && (detail.workingDirectory ?? MISSING))} />
      <Fact label="Program" value={readable(detail && (detail.executable ?? MISSING))} />
    </dl>
  );
}

/** @param text `null`: still being read; a dash: it was not told */
function readable(text: string | null): string {
  if (text === null) return '…';
  return text === MISSING ? 'not readable' : text;
}

function ioText({ hidesIo }: ProcessRow, bytesPerS: number | null): string {
  if (hidesIo) return 'no access';
  return bytesPerS === null ? MISSING : `${formatBytes(bytesPerS)}/s`;
}

function Fact({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
